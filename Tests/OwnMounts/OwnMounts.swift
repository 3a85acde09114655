import Foundation

/// Commands that run with mounts of their own, which nobody else sees and which go with them.
public struct OwnMounts: ~Copyable {
    private let folder: String
    private let mounting: String

    /// A folder that can only be read.
    public init(readOnly folder: String) {
        self.folder = folder
        mounting = "mount --bind \(folder) \(folder) && mount -o remount,ro,bind \(folder)"
    }

    /// An empty folder with little space, in memory, in the place of another.
    public init(small folder: String, megabytes: Int) {
        self.folder = folder
        mounting = "mount -t tmpfs -o size=\(megabytes)m none \(folder)"
    }

    /// In a chroot the root is no mount point, and cannot be made private; there a mount may be seen
    /// outside, until it is removed.
    deinit {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/bin/sh")
        process.arguments = ["-c", "! mountpoint -q \(folder) || umount \(folder)"]
        // Without a shell nothing was mounted.
        guard (try? process.run()) != nil else { return }
        process.waitUntilExit()
    }

    /// What runs a program, whose path and arguments come behind it; the process becomes the program.
    public var wrapper: [String] {
        let script = """
            isolation=--propagation=private
            unshare --mount $isolation true 2> /dev/null || isolation=--propagation=unchanged
            exec unshare --mount $isolation bash -c '\(mounting) && exec "$0" "$@"' "$0" "$@"
            """
        return ["bash", "-c", script]
    }
}
