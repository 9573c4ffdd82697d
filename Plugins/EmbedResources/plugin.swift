import Foundation
import PackagePlugin

/// Embeds `rules/**/*.{yaml,csv}` and `reports/templates/*` into the target it is applied to.
@main
struct EmbedResources: BuildToolPlugin {
  func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
    let root = context.package.directoryURL
    let files = ["rules", "reports/templates"].flatMap { folder in
      list(root.appending(path: folder))
    }
    let output = context.pluginWorkDirectoryURL.appending(path: "Embedded.swift")
    return [
      .buildCommand(
        displayName: "Embed rules and report templates",
        executable: try context.tool(named: "embed").url,
        arguments: [output.path, root.path] + files.map(\.path),
        inputFiles: files, outputFiles: [output])
    ]
  }

  private func list(_ folder: URL) -> [URL] {
    let wanted: Set<String> = ["yaml", "csv", "html", "css", "js"]
    let found = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
    return (found?.compactMap { $0 as? URL } ?? [])
      .filter { wanted.contains($0.pathExtension) }
      .sorted { $0.path < $1.path }
  }
}
