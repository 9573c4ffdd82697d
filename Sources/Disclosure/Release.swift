/// The version of gouji and of the programs that are built with it: they understand one another only when it is the same.
package enum Release {
  package static let version = "0.1.0"
}
