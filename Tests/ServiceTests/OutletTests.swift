import Foundation
import Live
import MQTTBridge
import Simulation
import Synchronization
import Testing

@testable import Service

/// What is told of the steps, and in which order.
@Suite(.timeLimit(.minutes(5)))
struct OutletTests {
    private let state = "ecell/van-1/state"
    private let event = "ecell/van-1/event"
    private let reply = "ecell/van-1/reply"

    @Test func `how it is is told first, then the reply, then what happened`() throws {
        let rig = try Rig()
        rig.goOnline()
        _ = rig.told()
        rig.send(.hoodOpen)
        #expect(rig.told() == [state, reply])
        rig.settle()
        let told = rig.told()
        #expect(!told.isEmpty && told.allSatisfy { $0 == event })
    }

    @Test func `what follows a reply comes before all else that is told, and once`() throws {
        let rig = try Rig()
        rig.goOnline()
        _ = rig.told()
        rig.send(.hoodOpen)
        rig.send(.hoodClose)
        let told = rig.told()
        #expect(told.prefix(2) == [state, reply])
        #expect(told.suffix(2) == [state, reply])
        #expect(told.count > 4 && told.dropFirst(2).dropLast(2).allSatisfy { $0 == event })
        // A new connection is told of each signal once, and not of what was to follow.
        rig.outlet.isOffline()
        _ = rig.signals()
        rig.goOnline()
        let signals = rig.signals()
        #expect(Set(signals).count == signals.count)
    }

    @Test func `at every connection everything is told anew, and what nobody has`() throws {
        let rig = try Rig(discovers: true)
        rig.send(.hoodOpen)
        #expect(rig.told() == [])
        rig.goOnline()
        let told = rig.told()
        #expect(told.first == "ecell/status/ecell/recording")
        #expect(told.filter { $0 == reply }.count == 1)
        for topic in [state, "ecell/van-1/about", "ecell/van-1/diagnosis/charging"] {
            #expect(told.filter { $0 == topic }.count == 1, "\(topic)")
        }
        #expect(told.contains { $0.hasPrefix("homeassistant/") })
        // Nobody has said that it arrived.
        rig.outlet.isOffline()
        rig.goOnline()
        #expect(rig.told().filter { $0 == reply }.count == 1)
    }

    @Test func `a connection that is online before it is made loses nothing`() throws {
        let rig = try Rig()
        let told = DispatchSemaphore(value: 0)
        rig.outlet.connect {
            Thread {
                rig.goOnline()
                told.signal()
            }.start()
            #expect(told.wait(timeout: .now() + .milliseconds(50)) == .timedOut)
            return rig.connection
        }
        #expect(told.wait(timeout: .distantFuture) == .success)
        #expect(rig.told().contains("ecell/van-1/about"))
    }

    @Test func `what has arrived is not sent again`() throws {
        let rig = try Rig()
        rig.goOnline()
        rig.send(.hoodOpen)
        rig.settle()
        _ = rig.told()
        rig.outlet.isOffline()
        rig.goOnline()
        #expect(!rig.told().contains { $0 == reply || $0 == event })
    }

    @Test func `what finds no room is told when there is some`() throws {
        let rig = try Rig()
        rig.goOnline()
        _ = rig.told()
        rig.setRoom(1)
        rig.send(.hoodOpen)
        #expect(rig.told() == [state])
        rig.send(.hoodClose)
        #expect(rig.told() == [])
        rig.setRoom(.max)
        rig.outlet.isReady()
        rig.pay()
        let told = rig.told()
        #expect(told.filter { $0 == reply }.count == 2)
        #expect(told.filter { $0 == state }.count == 1)
    }

    @Test func `a reply to what is no command finds its turn as well`() throws {
        let rig = try Rig()
        rig.goOnline()
        _ = rig.told()
        rig.setRoom(0)
        let status = rig.topics.recordingMessage(Rig.start, problem: nil)
        rig.outlet.tell([status])
        rig.outlet.tell([OutgoingMessage(reply, "no command")])
        rig.outlet.tell([status])
        #expect(rig.told() == [])
        rig.setRoom(.max)
        rig.outlet.isReady()
        rig.pay()
        #expect(rig.told() == [reply, status.topic])
        rig.setRoom(0)
        rig.outlet.tell([status, OutgoingMessage(reply, "no command")])
        rig.outlet.isOffline()
        rig.setRoom(.max)
        rig.goOnline()
        #expect(rig.told().filter { $0 == reply || $0 == status.topic } == [status.topic, reply])
    }

    @Test func `what comes before the connection stands is answered then`() throws {
        let rig = try Rig(discovers: true)
        rig.outlet.tell([OutgoingMessage(reply, "no command")])
        rig.outlet.oweClearing("van-9")
        #expect(rig.told() == [])
        rig.goOnline()
        let told = rig.told()
        #expect(told.filter { $0 == reply }.count == 1)
        #expect(told.last == "ecell/van-9/about")
        #expect(told.contains { $0.hasPrefix("homeassistant/climate/ecell_van-9/") })
        rig.pay()
        #expect(rig.told() == [])
    }

    @Test func `while the connection is lost nothing is handed to it`() throws {
        let rig = try Rig()
        rig.goOnline()
        rig.outlet.isOffline()
        _ = rig.told()
        rig.send(.hoodOpen)
        rig.pay()
        #expect(rig.told() == [])
    }

    @Test func `the same message again is answered as such`() throws {
        let rig = try Rig()
        #expect(rig.send(.hoodOpen, id: "1").map(\.status) == [.accepted])
        #expect(rig.send(.hoodOpen, id: "1").map(\.status) == [.duplicate])
        rig.goOnline()
        #expect(rig.told().filter { $0 == reply }.count == 2)
    }

    @Test func `the first reply to a command that waited for the link becomes its last`() throws {
        let rig = try Rig()
        rig.send(.linkDrop)
        #expect(rig.send(.climateSetTarget(25), id: "1").map(\.status) == [.queued])
        rig.send(.linkRestore)
        let again = rig.send(.climateSetTarget(25), id: "1")
        #expect(again.map(\.first) == [.accepted])
    }

    @Test func `what cannot be kept is neither done nor told, and that is told`() throws {
        let fault = Switch()
        let rig = try Rig(FailingJournal(fault: fault))
        rig.goOnline()
        _ = rig.told()
        fault.isBroken.withLock { $0 = true }
        #expect(rig.send(.hoodOpen).map(\.status) == [.unrecorded])
        #expect(rig.told() == ["ecell/status/ecell/recording"])
        fault.isBroken.withLock { $0 = false }
        #expect(rig.send(.hoodOpen).map(\.status) == [.accepted])
        let told = rig.told()
        #expect(told.filter { $0 == "ecell/status/ecell/recording" }.count == 1)
        #expect(told.drop { $0 != state }.prefix(2) == [state, reply])
    }

    @Test func `while nothing can be kept the diagnoses of all vehicles warn, and then no more`()
        async throws
    {
        let fault = Switch()
        let rig = try Rig(vans: ["a", "b"], FailingJournal(fault: fault))
        rig.goOnline()
        for (isBroken, warnings) in [(true, ["notRecorded"]), (false, [])] {
            fault.isBroken.withLock { $0 = isBroken }
            // Whoever waits for the first sees what comes of it.
            rig.send(.doorOpen(.rear), to: "a")
            let told = [try await rig.nextDiagnoses(), try await rig.nextDiagnoses()]
            #expect(
                Set(told)
                    == Set(["a", "b"].map { .init(vehicle: $0, warnings: [warnings, warnings]) }))
        }
    }

    @Test func `what time does to a vehicle is diagnosed though it cannot be kept`() async throws {
        let fault = Switch()
        let rig = try Rig(FailingJournal(fault: fault))
        rig.goOnline()
        fault.isBroken.withLock { $0 = true }
        for warnings in [["notRecorded", "notRecorded"], []] {
            rig.world.wait { $0.checkpoint("van-1") }
            let told = try await rig.nextDiagnoses()
            #expect(told == .init(vehicle: "van-1", warnings: warnings.map { [$0] }))
        }
    }

    @Test func `two vehicles do not mix`() throws {
        let rig = try Rig(vans: ["a", "b"])
        rig.goOnline()
        _ = rig.told()
        rig.send(.hoodOpen, to: "b")
        #expect(rig.told().allSatisfy { $0.hasPrefix("ecell/b/") })
    }
}
