/// Where an edition comes from: every file that was read, and what read it.
public struct Provenance: Sendable {
  /// A file with the hash of its bytes.
  public struct File: Sendable {
    /// The path, relative to the project folder.
    public var path: String
    /// The SHA-256 of the bytes, in hexadecimal.
    public var sha256: String

    /// Makes a file.
    public init(path: String, sha256: String) {
      self.path = path
      self.sha256 = sha256
    }
  }

  /// An export that was read.
  public struct Input: Sendable {
    /// The kind of export, as in the pipeline file.
    public var kind: String
    /// The number of the entry within its kind, from 1.
    public var entry: Int
    /// The path, relative to the project folder.
    public var file: String
    /// The SHA-256 of the bytes, in hexadecimal.
    public var sha256: String
    /// The size in bytes.
    public var bytes: Int

    /// Makes an input.
    public init(kind: String, entry: Int, file: String, sha256: String, bytes: Int) {
      self.kind = kind
      self.entry = entry
      self.file = file
      self.sha256 = sha256
      self.bytes = bytes
    }
  }

  /// A library with its version.
  public struct Library: Sendable {
    /// The name, such as `libgd`.
    public var name: String
    /// The version, as the library gives it.
    public var version: String

    /// Makes a library.
    public init(name: String, version: String) {
      self.name = name
      self.version = version
    }
  }

  /// The exports, in the order of the pipeline file.
  public var inputs: [Input]
  /// The version of the program.
  public var version: String
  /// The libraries that shaped the files of the edition.
  public var libraries: [Library]
  /// The pipeline file.
  public var pipeline: File
  /// The files of the registry.
  public var registry: [File]

  /// Makes a provenance.
  public init(inputs: [Input], version: String, libraries: [Library], pipeline: File, registry: [File]) {
    self.inputs = inputs
    self.version = version
    self.libraries = libraries
    self.pipeline = pipeline
    self.registry = registry
  }
}
