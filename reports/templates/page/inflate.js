// Long data is packed: zlib (RFC 1950, 1951) in base64. It is unpacked here and at once, in any browser, without asking anyone.
const inflate = (bytes) => {
  // Behind the two bytes that say it is zlib. Bits are held from the least significant on.
  let place = 2, held = 0, count = 0;
  let out = new Uint8Array(bytes.length * 8), length = 0;
  const hold = (need) => { while (count < need && place < bytes.length) { held |= bytes[place++] << count; count += 8; } };
  const drop = (used) => { held >>>= used; count -= used; };
  const bits = (need) => { hold(need); const value = held & ((1 << need) - 1); drop(need); return value; };
  const room = (more) => {
    if (length + more <= out.length) return;
    const larger = new Uint8Array(Math.max(out.length * 2, length + more));
    larger.set(out);
    out = larger;
  };

  // A canonical code by the lengths of its symbols: for each possible next bits the symbol and its length.
  const codeOf = (lengths) => {
    const counts = new Array(17).fill(0), next = new Array(17).fill(0);
    for (const l of lengths) if (l) counts[l] += 1;
    for (let l = 1; l < 16; l++) next[l + 1] = (next[l] + counts[l]) << 1;
    const longest = Math.max(1, ...lengths), table = new Uint16Array(1 << longest);
    lengths.forEach((l, symbol) => {
      if (!l) return;
      let code = next[l]++, reversed = 0;
      for (let i = 0; i < l; i++) { reversed = (reversed << 1) | (code & 1); code >>= 1; }
      for (let i = reversed; i < table.length; i += 1 << l) table[i] = (symbol << 4) | l;
    });
    return { table, longest };
  };
  const symbol = ({ table, longest }) => {
    hold(longest);
    const entry = table[held & (table.length - 1)];
    if (!entry) throw new Error("the data of this page is torn");
    drop(entry & 15);
    return entry >> 4;
  };

  // Lengths and distances: a base for each symbol, and how many bits are added to it.
  const ladder = (base, extras) => extras.map((extra) => { const step = [base, extra]; base += 1 << extra; return step; });
  const doubling = (first, each, last) => [...new Array(first).fill(0), ...Array.from({ length: each * last }, (_, i) => 1 + Math.floor(i / each))];
  const lengthSteps = [...ladder(3, doubling(8, 4, 5)), [258, 0]];
  const distanceSteps = ladder(1, doubling(4, 2, 13));
  const stepped = ([base, extra]) => base + bits(extra);

  const fixed = () => [codeOf(Array.from({ length: 288 }, (_, i) => (i < 144 ? 8 : i < 256 ? 9 : i < 280 ? 7 : 8))), codeOf(new Array(30).fill(5))];
  const described = () => {
    const [literals, distances, meta] = [bits(5) + 257, bits(5) + 1, bits(4) + 4];
    const metaLengths = new Array(19).fill(0);
    for (const i of [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15].slice(0, meta)) metaLengths[i] = bits(3);
    const metaCode = codeOf(metaLengths), lengths = [];
    while (lengths.length < literals + distances) {
      const s = symbol(metaCode);
      const [value, times] = s < 16 ? [s, 1] : s === 16 ? [lengths[lengths.length - 1], 3 + bits(2)] : s === 17 ? [0, 3 + bits(3)] : [0, 11 + bits(7)];
      for (let i = 0; i < times; i++) lengths.push(value);
    }
    return [codeOf(lengths.slice(0, literals)), codeOf(lengths.slice(literals))];
  };

  for (let isLast = false; !isLast;) {
    isLast = bits(1) === 1;
    const kind = bits(2);
    if (kind === 0) {
      // Stored: whole bytes that were held already are given back.
      place -= count >> 3;
      held = count = 0;
      const size = bytes[place] | (bytes[place + 1] << 8);
      room(size);
      out.set(bytes.subarray(place + 4, place + 4 + size), length);
      place += 4 + size;
      length += size;
      continue;
    }
    const [literalCode, distanceCode] = kind === 1 ? fixed() : described();
    for (let s = symbol(literalCode); s !== 256; s = symbol(literalCode)) {
      if (s < 256) { room(1); out[length++] = s; continue; }
      const size = stepped(lengthSteps[s - 257]), distance = stepped(distanceSteps[symbol(distanceCode)]);
      room(size);
      for (let i = 0; i < size; i++, length++) out[length] = out[length - distance];
    }
  }
  return out.subarray(0, length);
};
const unpacked = (text) => new TextDecoder().decode(inflate(Uint8Array.from(atob(text), (c) => c.charCodeAt(0))));
