internal import Foundation
public import Recording

/// Says that the vehicles of a database live in this process, and in no other.
///
/// Two that let the same vehicles live would write two lives into one. It is the kernel's lock of the
/// file with the cards' key, and so gone with the process, however that ends.
public struct DatabaseClaim: ~Copyable, Sendable {
    private let descriptor: Int32

    /// - Parameter database: its path; where it has no key of cards, no vehicle of it lives anywhere.
    /// - Throws: ``Recording/RecordingError/alive(path:)``.
    public init(_ database: String) throws(RecordingError) {
        descriptor = unsafe open(CardKey.path(besides: database), O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0, flock(descriptor, LOCK_EX | LOCK_NB) != 0, errno == EWOULDBLOCK
        else { return }
        throw .alive(path: database)
    }

    deinit { if descriptor >= 0 { close(descriptor) } }
}
