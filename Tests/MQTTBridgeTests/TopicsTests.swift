import MQTTBridge
import Simulation
import Testing

/// The topics of the contract.
struct TopicsTests {
    let topics: Topics
    init() throws { topics = try Topics(root: "depot", instance: "sim-1") }

    @Test func `what is sent has the topics of the contract`() {
        #expect(
            [
                topics.state(of: "van-1"), topics.signal(.vehicleDoorsRear, of: "van-1"),
                topics.event(of: "van-1"), topics.reply(of: "van-1"),
                topics.diagnosis(of: .charging, "van-1"), topics.diagnosis(of: .climate, "van-1"),
                topics.session(of: "van-1"), topics.about("van-1"), topics.status, topics.clock,
                topics.recording, topics.error,
            ] == [
                "depot/van-1/state", "depot/van-1/signal/vehicle.doors.rear",
                "depot/van-1/event", "depot/van-1/reply",
                "depot/van-1/diagnosis/charging", "depot/van-1/diagnosis/climate",
                "depot/van-1/session", "depot/van-1/about", "depot/status/sim-1",
                "depot/status/sim-1/clock", "depot/status/sim-1/recording",
                "depot/status/sim-1/error",
            ])
        #expect(
            topics.subscriptions().map(\.filter) == ["depot/+/command/#", "depot/+/world/#"])
        #expect(
            topics.subscriptions(to: ["a", "b"]).map(\.filter) == [
                "depot/a/command/#", "depot/a/world/#", "depot/b/command/#", "depot/b/world/#",
            ])
    }

    @Test func `any simulator's status is found, and nothing else taken for one`() {
        #expect(
            [topics.statuses, topics.clocks, topics.errors] == [
                "depot/status/+", "depot/status/+/clock", "depot/status/+/error",
            ])
        #expect(topics.simulator(ofStatus: "depot/status/sim-7") == "sim-7")
        #expect(topics.simulator(ofClock: topics.clock) == "sim-1")
        #expect(topics.simulator(ofClock: topics.status) == nil)
        for topic in ["depot/status/sim-7/clock", "depot/van-1/state", "van/status/sim-7", ""] {
            #expect(topics.simulator(ofStatus: topic) == nil)
        }
    }

    @Test(arguments: CommandName.allCases)
    func `a command is read from where it is sent`(_ name: CommandName) throws {
        let destination = topics.destination(of: topics.command(name, to: "van-1"))
        #expect(
            destination
                == Topics.Destination(
                    vehicle: "van-1", channel: name.row.origin.isRemote ? .command : .world,
                    name: name.word))
    }

    @Test func `a topic without a name leaves that to the message`() {
        for channel in Topics.Channel.allCases {
            #expect(
                topics.destination(of: topics.commands(channel, to: "van-1"))
                    == Topics.Destination(vehicle: "van-1", channel: channel, name: nil))
        }
    }

    @Test func `a name may be as misspelt as it likes, to be answered`() {
        #expect(
            topics.destination(of: "depot/van 1/command/hood/open")
                == Topics.Destination(vehicle: "van 1", channel: .command, name: "hood/open"))
        #expect(
            topics.destination(of: "depot//world/")
                == Topics.Destination(vehicle: "", channel: .world, name: ""))
    }

    @Test func `what is no command's topic is none`() {
        for topic in [
            "", "/", "depot", "depot/van-1", "depot/van-1/state", "other/van-1/command/hood.open",
            "depot/status/command/hood.open", "depot/van-1/commands/hood.open",
            "/depot/van-1/command",
        ] {
            #expect(topics.destination(of: topic) == nil)
        }
    }

    @Test func `names that cannot stand in a topic are refused`() {
        for name in ["", "a/b", "+", "#", "é", "a b", "a\n", String(repeating: "a", count: 65)] {
            let rule = "is \(name.json); it must be a name of 1–64 letters, digits, - and _"
            #expect(throws: Mistake("`root` " + rule, path: ["root"])) { try Topics(root: name) }
            #expect(throws: Mistake("`instance` " + rule, path: ["instance"])) {
                try Topics(instance: name)
            }
            #expect(throws: Mistake("the vehicle " + rule)) { try Topics.check(vehicle: name) }
        }
        #expect(throws: Mistake("no vehicle can be named `status`")) {
            try Topics.check(vehicle: "status")
        }
    }
}
