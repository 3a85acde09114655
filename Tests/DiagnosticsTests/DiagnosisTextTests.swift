import Diagnostics
import Simulation
import Testing

/// What a driver is told, whole.
struct DiagnosisTextTests {
    @Test func `a hood that was opened while charging`() {
        var van = Van.charging
        van.advance(by: .minutes(5))
        van.handle(.hoodOpen)
        van.advance(by: .minutes(1))
        #expect(
            van.text(of: .charging) == """
                The van does not charge: somebody has to act.
                Why: The hood is open.
                  It began at 18:05:10 with hood.open. (hoodClosed, FAQ 24.3, 25.3)
                What to do: Close the hood.
                  hood.close
                Tried out: the van then charges after 2 s.
                """)
    }

    @Test func `nothing has been done yet`() {
        #expect(
            Van(Van.setup()).text(of: .charging) == """
                The van does not charge: somebody has to act.
                Why: The charge plug is not in the van.
                  It was so from the start. (plugInserted, FAQ 24.2a, 25.5a)
                What to do: Push the charge plug fully into the van.
                  plug.insert
                And then: Show a charging card that is accepted.
                  card.present: { card: card~0000 }
                Tried out: the van then charges after 3 s.
                """)
        #expect(
            Van(Van.setup()).text(of: .climate) == """
                The climate does not run: somebody has to act.
                Why: The charge plug is not in the van.
                  It was so from the start. (plugInserted, FAQ 24.2a, 25.5a)
                Also: Pre-entry climate control is not switched on.
                  It was so from the start. (climateActivated, FAQ 25.1a)
                What to do: Push the charge plug fully into the van.
                  plug.insert
                And then: Switch pre-entry climate control on.
                  climate.activate
                And then: Set a departure time.
                  departure.set: { time: 19:00 }
                Tried out: the climate then runs after 50 min 56 s.
                """)
    }

    @Test func `a card that is blocked`() {
        var van = Van(Van.setup())
        van.handle(.plugInsert(supply: nil, fit: .inserted, rating: nil))
        van.handle(.cardPresent(CardToken(bits: 2)))
        van.advance(by: .seconds(5))
        #expect(
            van.text(of: .charging) == """
                The van does not charge: somebody has to act.
                Why: The charging card is blocked.
                  It was so from the start. (cardAccepted, FAQ 24.5)
                What to do: Show a charging card that is accepted.
                  card.present: { card: card~0000 }
                Tried out: the van then charges after 3 s.
                Whom to call: the wallbox provider, for example The Mobility House, +49 894 1614 3070, service@mobilityhouse.com.
                """)
    }

    @Test func `an emergency stop`() {
        var van = Van.charging
        van.handle(.wallboxFail(.otherError, .emergencyStop))
        #expect(
            van.text(of: .charging) == """
                The van does not charge: something is broken.
                Why: The emergency stop of the wallbox is pressed.
                  It began at 18:00:10 with wallbox.fail. (wallboxOperative, OCPP 1.6)
                What to do: Release the emergency stop, if all is safe.
                  wallbox.recover
                Tried out: the van then charges after 2 s.
                Whom to call: the wallbox provider, for example The Mobility House, +49 894 1614 3070, service@mobilityhouse.com.
                """)
    }

    @Test func `a window that opens by itself`() {
        var van = Van.charging
        van.handle(.chargingSetWindow(TimeWindow(from: 23 * 60, to: 6 * 60)))
        #expect(
            van.text(of: .charging) == """
                The van waits; nothing is broken.
                Why: It is outside of the charging window 23:00-06:00.
                  It began at 18:00:10 with charging.setWindow. (insideWindow, charging window)
                What to do: Remove the charging window, or wait for it.
                  charging.clearWindow
                Tried out: the van then charges after 2 s.
                By itself: the van charges at 23:00.
                """)
    }

    @Test func `a window left open before the morning's climate`() {
        var van = Van.ready
        van.handle(.windowOpen(.frontLeft))
        #expect(
            van.text(of: .climate) == """
                The climate does not run: somebody has to act.
                Why: The driver's window is open.
                  It began at 18:00:10 with window.open. (windowsClosed, FAQ 25.2a)
                What to do: Close all windows.
                  window.close: { window: all }
                Tried out: the climate then runs after 12 h 50 min 46 s.
                By itself: the start comes, blocked as now, on 2026-01-13 at 06:50:56.
                """)
    }

    @Test func `a battery that is too low for the climate and charges`() {
        var van = Van.ready
        van.handle(.worldSet([Assignment(.vehicleSoc, .number(14))]))
        #expect(
            van.text(of: .climate) == """
                The climate waits; nothing is broken.
                Why: The battery is at 14.0 %; the climate needs more.
                  It began at 18:00:10 with world.set. (batterySufficient, FAQ 25.7)
                By itself: the van is heated on 2026-01-13 at 06:50:56.
                """)
    }

    @Test func `all is well`() {
        #expect(
            Van.ready.text(of: .charging) == """
                The van charges.
                By itself: the charging target is reached at 21:55:19.
                """)
        #expect(
            Van.ready.text(of: .climate) == """
                The climate waits for its start.
                By itself: the van is heated on 2026-01-13 at 06:50:56.
                """)
    }
}
