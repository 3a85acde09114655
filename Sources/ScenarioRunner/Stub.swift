extension ServiceConfiguration {
    public var yaml: String { "" }
}
