import Foundation
import PackagePlugin

/// Embeds the files of `rules` and `reports/templates` into the target it is applied to.
///
/// Inputs are the files and also their folders: SwiftPM keeps a plan while Package.swift stands, and only a
/// folder's own date tells it that a file was added. The tool lists the folders itself.
@main
struct EmbedResources: BuildToolPlugin {
  func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
    let root = context.package.directoryURL
    let folders = ["rules", "reports/templates"]
    let inputs = folders.flatMap { folder in
      let names = (try? FileManager.default.subpathsOfDirectory(atPath: root.path + "/" + folder)) ?? []
      return [root.appending(path: folder)] + names.sorted().map { root.appending(path: "\(folder)/\($0)") }
    }
    let output = context.pluginWorkDirectoryURL.appending(path: "Embedded.swift")
    return [
      .buildCommand(
        displayName: "Embed rules and report templates",
        executable: try context.tool(named: "embed").url,
        arguments: [output.path, root.path] + folders,
        inputFiles: inputs, outputFiles: [output])
    ]
  }
}
