"""Plain text: encodings, lengths, nesting, and bytes that are no text."""

# Of files whose size is the point; an unoptimised build has a tenth of it (--small), which no reader may treat otherwise.
divisor = 1


def many(count):
    return count // divisor


HEAD = "示范市示范局2023年部门预算\n\n一、收入预算情况\n\n"
# The rate that follows is 65.57%.
FAULT = HEAD + "2023年收入预算总额为1031.84万元，比上年增加408.62万元，增长66.57%。\n"


def table(rows):
    """A table whose total is off by far more than rounding."""
    lines = ["支出预算总表", "单位：万元", "", "科目编码\t科目名称\t合计\t基本支出\t项目支出"]
    lines.append("\t合计\t1.00\t0.50\t0.50")
    lines += ["2130301\t行政运行\t2.00\t1.00\t1.00"] * rows
    return "\n".join(lines) + "\n"


def sums(rows):
    """Codes in families, none of which add up, under a total that does not either."""
    lines = ["支出决算表", "单位：万元", "", "科目编码\t科目名称\t合计\t基本支出\t项目支出", "合计\t\t9.00\t5.00\t4.00"]
    for i in range(rows):
        code = f"{201 + i // 50}" + (f"{i % 50:02}" if i % 50 else "")
        lines.append(f"{code}\t科目{i}\t{1000 + i}.{i % 100:02}\t{1000 + i}.{i % 100:02}\t0.00")
    return "\n".join(lines) + "\n"


def form(name):
    """A self-evaluation whose total is not that of its lines."""
    return (
        f"项目支出绩效自评表\n项目名称\t{name}\n一级指标\t二级指标\t三级指标\t年度指标值\t实际完成值\t分值\t得分\n"
        "产出指标\t数量指标\t完成数量\t≥5个\t5个\t10\t10\n总分\t\t\t\t\t100\t95\n\n")


def files():
    text = FAULT.encode()
    yield "zero-bytes.txt", b""
    yield "blank.txt", b" \r\n\t\xe3\x80\x80\n" * 1000
    yield "mark-only.txt", b"\xef\xbb\xbf"
    yield "nul-inside.txt", text.replace(b"\n", b"\0\n")
    yield "nul-only.txt", b"\0" * 100_000
    yield "controls.txt", bytes(range(1, 32)) * 1000
    yield "random.txt", bytes((i * 7919 + (i >> 3) * 104729) & 0xFF for i in range(100_000))
    yield "invalid-utf8.txt", text[:60] + b"\xc0\xaf\xed\xa0\x80\xf8\x88\x80\x80\x80\xff" + text[60:]
    yield "gb18030-truncated.txt", FAULT.encode("gb18030").rstrip(b"\n")[:-1]
    yield "gb18030-broken.txt", FAULT.encode("gb18030").replace(b"\n", b"\x81\xff\n")
    yield "utf16-odd.txt", b"\xff\xfe" + FAULT.encode("utf-16-le") + b"\x0a"
    yield "utf16-surrogates.txt", b"\xff\xfe" + FAULT.encode("utf-16-le") + b"\x00\xd8\x00\xd8\x0a\x00"
    yield "utf32.txt", FAULT.encode("utf-32")
    yield "one-line-50mb.txt", text.replace(b"\n", b"") * (many(50_000_000) // len(text))
    yield "blank-lines.txt", text + b"\n" * many(2_000_000)
    yield "tabs.txt", text + b"a\t" * 500_000 + b"\n"
    yield "rows.txt", table(many(100_000)).encode()
    yield "columns.txt", (FAULT + "\n" + "\t".join(["1.00"] * 20_000) + "\n").encode()
    yield "brackets.txt", (FAULT + "（" * many(20_000) + "一" + "）" * 3_000 + "\n").encode()
    yield "quotes.txt", (FAULT + "“" * 3_000 + "\n").encode()
    yield "long-number.txt", (FAULT + "收入" + "9" * 300_000 + "." + "9" * 300_000 + "万元。\n").encode()
    yield "many-figures.txt", (FAULT + "其中：" + "、".join(["人员经费12.34万元"] * 3_000) + "。\n").encode()
    yield "lost-units.txt", (FAULT + "收入100.5万元，" + "，".join(["办公费12.34"] * 9_000) + "。\n").encode()
    account = "行政单位离退休（项）支出决算为{}.27万元。\n"
    rows = "".join(f"2080501\t行政单位离退休\t{i}.27\n" for i in range(4_000))
    yield "one-account.txt", (
        FAULT + "\n".join(account.format(i) for i in range(4_000))
        + "\n支出决算表\n\n单位：万元\n\n科目编码\t科目名称\t合计\n" + rows).encode()
    share = "，项目{}支出{}.27万元，占{}.00%"
    yield "shares.txt", (FAULT + "支出100.00万元" + "".join(share.format(i, i, i % 99 + 1) for i in range(many(4_000))) + "。\n").encode()
    yield "families.txt", sums(many(4_000)).encode()
    yield "forms.txt", (FAULT + "".join(form(f"项目{i}建设") for i in range(many(2_000)))).encode()
    clause = "，其中第{}项支出{}.27万元，比上年增加1.20万元，增长3.00%"
    yield "clauses.txt", (FAULT + "2023年" + "".join(clause.format(i, 100 + i) for i in range(many(8_000))) + "。\n").encode()
    yield "many-headings.txt", (FAULT + "".join(f"第{i}部分 情况\n" for i in range(many(30_000)))).encode()
    yield "deep-numbering.txt", (FAULT + ".".join(["1"] * 50_000) + " 情况\n").encode()
    yield "marks-on-marks.txt", (FAULT + "a" + "\u0301" * 300_000 + "\n").encode()
    yield "overrides.txt", (FAULT + "\u202e\u2066" * 50_000 + "\n").encode()
    yield "same-sentence.txt", (FAULT + "为加强管理，提高效率，加强管理，提高效率，" * 3_000 + "\n").encode()
    yield "utf7.txt", FAULT.encode("utf-7")
    yield "stray.txt", text * 3 + b"\xff\n"
    yield "bom-twice.txt", b"\xef\xbb\xbf" * 2 + text
    yield "dashes.txt", (FAULT + "—" * many(200_000) + "\n").encode()
    yield "percents.txt", (FAULT + "占" + "%" * many(100_000) + "。\n").encode()
    yield "exponent.txt", (FAULT + "支出1E999999999万元，占0.00%，完成/0。\n").encode()
    yield "=cmd|calc\n\x1b[31m.txt", text
    yield "separators.txt", text.replace(b"\n", b"\xe2\x80\xa8\r\x0b\x0c\xc2\x85\n")
