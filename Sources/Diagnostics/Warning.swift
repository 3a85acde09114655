public import Simulation

extension Diagnosis {
    /// What its reader has to know whatever it says of the vehicle.
    public enum Warning: UInt8, Word {
        /// What happens is not recorded, and so commands have no effect; it ends when it is again.
        case notRecorded

        public static let words = ["notRecorded"]

        /// Whose help it needs.
        var contact: Contact {
            switch self {
            case .notRecorded: .simulatorOperator
            }
        }
    }

    /// A warning, and whom to call about it.
    public struct Notice: Hashable, Sendable {
        public let warning: Warning
        /// Nothing where nobody is entered.
        public let contact: ContactDirectory.Listed?

        init(_ warning: Warning, _ directory: ContactDirectory) {
            self.warning = warning
            contact = directory.listed([warning.contact])
        }
    }
}

extension Diagnosis.Warning {
    /// What is the matter.
    public func meaning(_ l: Language) -> String {
        switch self {
        case .notRecorded:
            l(
                en: "The simulator cannot record what happens. Until it can, commands have no "
                    + "effect.",
                da: "Simulatoren kan ikke registrere, hvad der sker. Indtil den kan det igen, har "
                    + "kommandoer ingen virkning.",
                de: "Der Simulator kann nicht aufzeichnen, was geschieht. Bis er es wieder kann, "
                    + "haben Befehle keine Wirkung.")
        }
    }

    /// What to do about it, and whom to call.
    func advice(_ l: Language) -> String {
        switch self {
        case .notRecorded:
            l(
                en: "Call the operator of the simulator; the driver can do nothing. The "
                    + "simulator's log says what is wrong.",
                da: "Ring til den, der driver simulatoren; føreren kan ikke gøre noget. "
                    + "Årsagen står i simulatorens log.",
                de: "Rufen Sie den Betreiber des Simulators an; der Fahrer kann nichts tun. Die "
                    + "Ursache steht im Protokoll.")
        }
    }
}
