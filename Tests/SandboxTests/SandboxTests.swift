import Testing

/// One after the other, because some count the descriptors and the children of this process.
@Suite(.serialized) enum SandboxTests {}
