import Disclosure
import Testing
import gouji

/// The table of flags, and what a user reads who mistypes one.
@Suite struct UsageTests {
  @Test(arguments: commandTable.map(\.name))
  func everyFlagTakesAndRefusesWhatItSays(name: String) throws {
    let command = try #require(commandTable.first { $0.name == name })
    for example in command.examples {
      let card = try #require(command.flags.first { $0.name == example.flag })
      if card.value != nil {
        #expect(
          !example.accepts.isEmpty && !example.refuses.isEmpty, "--\(card.name) has no examples")
      } else {
        #expect(throws: Never.self) { try command.parse(["--\(card.name)"]) }
        #expect(throws: UsageFault.self) { try command.parse(["--\(card.name)=x"]) }
      }
      for value in example.accepts {
        #expect(throws: Never.self, "--\(card.name) \(value)") {
          try command.parse(["--\(card.name)", value])
          try command.parse(["--\(card.name)=\(value)"])
        }
      }
      for value in example.refuses {
        #expect(throws: UsageFault.self, "--\(card.name) \(value)") {
          try command.parse(["--\(card.name)", value])
        }
      }
    }
  }

  @Test(arguments: commandTable.map(\.name))
  func theTableIsSound(name: String) throws {
    let command = try #require(commandTable.first { $0.name == name })
    #expect(commandTable.filter { $0.name == name }.count == 1)
    #expect(Set(command.flags.map(\.name)).count == command.flags.count)
    let letters = command.flags.compactMap(\.letter)
    #expect(Set(letters).count == letters.count)
    for text in command.flags.map(\.help) + [command.summary] {
      #expect(!text.zh.isEmpty && !text.en.isEmpty)
    }
  }

  @Test(arguments: [
    (["--formt", "json"], "没有 --formt 这个选项；是否要用 --format？"),
    (
      ["--format", "jsn", "x"],
      "--format 没有“jsn”这个值；是否要用 json？可用的值：text、json、jsonl、html、sarif、junit、checkstyle、github、csv、xlsx。"
    ),
    (["--format"], "选项 --format 缺少值：请写成 --format FORMAT。"),
    (["--ledger=1", "x"], "选项 --ledger 不带值。"),
    (["check"], "没有给出要核对的文件；例如：gouji check 预算.txt，或 gouji help 查看用法。"),
    (["chekc"], "没有“chekc”这个文件，也没有这个命令；是否要用 gouji check？"),
    (["无.txt"], "没有“无.txt”这个文件或文件夹；请检查路径。"),
    (["-", "-"], "标准输入（-）只能出现一次。"),
    (["-", "-f", "json", "-f", "text"], "标准输出只能写一种格式；其余的请写成 -o FORMAT=FILE。"),
    (["-", "--select", "growth-rat"], "没有“growth-rat”这条规则或类别；是否要用 growth-rate？"),
    (["-", "-o", "json=无/a.json"], "无法写入 无/a.json（No such file or directory）；请检查文件夹、权限和磁盘空间。"),
    (["help", "chek"], "没有 chek 这个命令；是否要用 check？"),
    (["version", "x"], "多余的参数“x”。"),
    (["extract"], "extract 一次读取一个文件；例如：gouji extract 预算.txt --as tables。"),
    (["--lang", "fr"], "--lang 没有“fr”这个值；可用的值：zh、en。"),
  ])
  func aMistakeIsOneClearSentence(arguments: [String], sentence: String) throws {
    let result = try Gouji.run(arguments, in: try Gouji.Folder())
    #expect(result.status == 2)
    #expect(result.err == "gouji: \(sentence)\n")
    #expect(result.out == "")
  }

  @Test func helpOfEveryCommand() throws {
    let folder = try Gouji.Folder()
    let overview = try Gouji.run(["help"], in: folder)
    #expect(overview.status == 0)
    for command in commandTable {
      #expect(overview.out.contains("\n  \(command.name) "))
      let help = try Gouji.run([command.name, "--help"], in: folder)
      #expect(help.status == 0)
      for flag in command.flags { #expect(help.out.contains("--\(flag.name)")) }
      #expect(try Gouji.run(["help", command.name], in: folder).out == help.out)
    }
    let bare = try Gouji.run([], in: folder)
    #expect(bare.status == 2)
    #expect(bare.out == overview.out)
  }

  @Test func version() throws {
    let folder = try Gouji.Folder()
    let result = try Gouji.run(["version"], in: folder)
    #expect(result.out.hasPrefix("gouji 0."))
    #expect(try Gouji.run(["--version"], in: folder).out == result.out)
  }
}
