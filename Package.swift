// swift-tools-version: 6.2
import PackageDescription

let strict: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .treatAllWarnings(as: .error),
]

/// With GOUJI_FUZZ in the environment (scripts/fuzz) the readers are instrumented, and there is a program that feeds them mutated bytes.
let fuzzes = Context.environment["GOUJI_FUZZ"] != nil
let watched = strict + (fuzzes ? [.unsafeFlags(["-sanitize=fuzzer"])] : [])

let package = Package(
  name: "gouji",
  products: [
    .executable(name: "gouji", targets: ["gouji"]),
    .executable(name: "gouji-pdf", targets: ["gouji-pdf"]),
  ],
  targets: [
    // C libraries: a module map and a shim each, no logic.
    .systemLibrary(
      name: "CPCRE2", path: "Sources/System/CPCRE2", pkgConfig: "libpcre2-8",
      providers: [.apt(["libpcre2-dev"])]),
    .systemLibrary(
      name: "CYAML", path: "Sources/System/CYAML", pkgConfig: "yaml-0.1",
      providers: [.apt(["libyaml-dev"])]),
    .systemLibrary(
      name: "CUchardet", path: "Sources/System/CUchardet", pkgConfig: "uchardet",
      providers: [.apt(["libuchardet-dev"])]),
    .systemLibrary(name: "CIconv", path: "Sources/System/CIconv"),
    .systemLibrary(
      name: "CSandbox", path: "Sources/System/CSandbox", pkgConfig: "libseccomp",
      providers: [.apt(["libseccomp-dev"])]),
    .systemLibrary(
      name: "CXML2", path: "Sources/System/CXML2", pkgConfig: "libxml-2.0",
      providers: [.apt(["libxml2-dev"])]),
    .systemLibrary(
      name: "CZip", path: "Sources/System/CZip", pkgConfig: "libzip",
      providers: [.apt(["libzip-dev"])]),
    .systemLibrary(
      name: "CZlib", path: "Sources/System/CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
    .systemLibrary(
      name: "CCrypto", path: "Sources/System/CCrypto", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"])]),
    .systemLibrary(
      name: "CPopplerGlib", path: "Sources/System/CPopplerGlib", pkgConfig: "poppler-glib",
      providers: [.apt(["libpoppler-glib-dev"])]),
    .systemLibrary(
      name: "CQPDF", path: "Sources/System/CQPDF", pkgConfig: "libqpdf",
      providers: [.apt(["libqpdf-dev"])]),

    // The house. Arrows point left to right in this list, never back; see docs/architecture.md.
    .target(name: "Disclosure", swiftSettings: watched),
    .target(name: "Hashing", dependencies: ["CCrypto"], swiftSettings: strict),
    .target(name: "PatternText", swiftSettings: strict),
    .target(name: "YAML", dependencies: ["CYAML"], swiftSettings: strict),
    .target(
      name: "PCRE", dependencies: ["CPCRE2"], swiftSettings: watched + [.strictMemorySafety()]),
    .target(name: "Charset", dependencies: ["CUchardet", "CIconv"], swiftSettings: watched),
    .target(name: "Pages", dependencies: ["Disclosure"], swiftSettings: watched),
    .target(
      name: "Formats", dependencies: ["Disclosure", "Pages", "Charset", "CXML2", "CZip", "CZlib"],
      swiftSettings: watched),
    .target(
      name: "Extract", dependencies: ["Disclosure", "PCRE", "PatternText", "Charset"],
      swiftSettings: watched),
    .target(name: "Checks", dependencies: ["Disclosure"], swiftSettings: strict),
    .target(name: "Sandbox", dependencies: ["CSandbox"], swiftSettings: strict),
    .target(
      name: "Audit",
      dependencies: [
        "Disclosure", "Extract", "Checks", "Formats", "Sandbox", "Hashing", "PCRE", "PatternText", "YAML",
      ],
      swiftSettings: watched, plugins: ["EmbedResources"]),
    .executableTarget(name: "gouji", dependencies: ["Audit", "Disclosure", "Sandbox"], swiftSettings: strict),

    // The PDF program is no part of gouji but a child it asks; it is GPL-3.0-or-later, as poppler is.
    .executableTarget(
      name: "gouji-pdf", dependencies: ["Pages", "Disclosure", "Sandbox", "CPopplerGlib", "CQPDF"],
      exclude: ["LICENSE"], swiftSettings: strict),

    // Rules and report templates become one Swift file of the Audit target at build.
    .executableTarget(name: "embed", dependencies: ["Hashing", "PatternText", "YAML"], swiftSettings: strict),
    .plugin(name: "EmbedResources", capability: .buildTool(), dependencies: ["embed"]),

    .target(
      name: "Support", dependencies: ["Disclosure", "Hashing", "Extract", "Checks", "Audit"],
      path: "Tests/Support", swiftSettings: strict),
    .testTarget(
      name: "DisclosureTests", dependencies: ["Disclosure", "Support"], swiftSettings: strict),
    .testTarget(name: "HashingTests", dependencies: ["Hashing"], swiftSettings: strict),
    .testTarget(name: "PCRETests", dependencies: ["PCRE"], swiftSettings: strict),
    .testTarget(name: "YAMLTests", dependencies: ["YAML"], swiftSettings: strict),
    .testTarget(
      name: "FormatsTests", dependencies: ["Formats", "Charset", "Disclosure", "Support", "CZip"], swiftSettings: strict
    ),
    .testTarget(
      name: "ExtractTests", dependencies: ["Extract", "Support"], swiftSettings: strict),
    .testTarget(name: "ChecksTests", dependencies: ["Checks", "Support"], swiftSettings: strict),
    .testTarget(
      name: "AuditTests", dependencies: ["Audit", "Sandbox", "Hashing", "PatternText", "Support"],
      exclude: ["Extracts/Snapshots", "Reports/Snapshots"],
      swiftSettings: strict),
    .testTarget(
      name: "CatalogueTests", dependencies: ["Audit", "Extract", "PCRE", "Support"], swiftSettings: strict),
    .testTarget(
      name: "GoldTests", dependencies: ["Audit", "Disclosure", "Support"],
      exclude: ["known-gaps.txt"], swiftSettings: strict),
    // Stands in for a reader of hostile files: answers, hangs, crashes and floods as it is asked to.
    .executableTarget(
      name: "stand-in", dependencies: ["Sandbox"], path: "Tests/StandIn", swiftSettings: strict),
    .testTarget(name: "SandboxTests", dependencies: ["Sandbox", "stand-in"], swiftSettings: strict),
    .testTarget(
      name: "PDFTests", dependencies: ["Pages", "gouji-pdf", "Sandbox", "Disclosure", "Support"],
      swiftSettings: strict),
    .testTarget(
      name: "CommandTests", dependencies: ["Support", "Sandbox", "gouji"], exclude: ["Browser", "Scripts"],
      swiftSettings: strict),
    .testTarget(name: "TidyTests", dependencies: ["Support"], swiftSettings: strict),
  ]
)

if fuzzes {
  package.targets += [
    .systemLibrary(name: "CFuzzer", path: "Tests/Fuzz/CFuzzer"),
    .executableTarget(
      name: "fuzz", dependencies: ["Audit", "Disclosure", "Extract", "Formats", "Pages", "CFuzzer"],
      path: "Tests/Fuzz", exclude: ["CFuzzer"], swiftSettings: strict,
      linkerSettings: [.unsafeFlags(["-sanitize=fuzzer", "-use-ld=lld"])]),
  ]
}
