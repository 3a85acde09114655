public import Simulation

/// What another system calls a finding.
public struct Code: Hashable, Sendable {
    /// Whose list of codes it is from.
    public enum System: UInt8, Word {
        case ocpp
        /// ChargeX: minimum required error codes.
        case mrec
        /// The manufacturer's errors of remote commands.
        case mb
        /// The attributes in which the manufacturer's cloud tells the state of a vehicle.
        case mbapi
        public static let words = ["ocpp", "mrec", "mb", "mbapi"]

        /// Where the list stands.
        public var source: String {
            switch self {
            case .ocpp:
                "OCPP 1.6, ChargePointErrorCode, ChargePointStatus, AuthorizationStatus, Reason"
            case .mrec: "ChargeX minimum required error codes, as EVerest lists them"
            case .mb: "Mercedes-Benz mobile SDK, CommandErrors"
            case .mbapi: "mbapi, vehicle attributes of the Mercedes-Benz cloud"
            }
        }
    }

    public let system: System
    public let code: String

    init(_ system: System, _ code: String) {
        self.system = system
        self.code = code
    }

    /// `mrec:8`.
    public var text: String { "\(system.word):\(code)" }
}

extension Cause {
    /// The nearest codes of other systems; none where they have none.
    var codes: [Code] {
        switch self {
        case .noMains: [.init(.mrec, "15")]
        case .wallboxOutOfService: [.init(.ocpp, "Unavailable")]
        case .wallboxFault(let fault, let detail): fault.codes(detail)
        case .vehicleFault(.onBoardCharger): [.init(.mbapi, "chargingErrorDetails=17")]
        case .vehicleFault: [.init(.mbapi, "chargingErrorDetails=15")]
        case .driving, .plugOut: [.init(.mbapi, "chargeCouplerACStatus=2")]
        case .plugPartial:
            [.init(.mrec, "20"), .init(.mbapi, "chargingErrorDetails=18")]
        case .lockJammed: [.init(.mrec, "1"), .init(.mbapi, "chargeCouplerACLockStatus=2")]
        case .plugUnlocked: [.init(.mbapi, "chargeCouplerACLockStatus=1")]
        case .cableLoose: [.init(.mbapi, "chargeCouplerACStatus=1")]
        case .gear: [.init(.mrec, "10"), .init(.mb, "4123")]
        case .hoodOpen: [.init(.mb, "6816"), .init(.mbapi, "engineHoodStatus=1")]
        case .doorsOpen: [.init(.mb, "6814"), .init(.mbapi, "precondError=6")]
        case .windowsOpen: [.init(.mb, "6815"), .init(.mbapi, "precondError=6")]
        case .card(let status): status.codes
        case .endedByCard: [.init(.ocpp, "Finishing")]
        case .endedByPowerLoss: [.init(.ocpp, "PowerLoss")]
        case .readerBroken: [.init(.ocpp, "ReaderFailure")]
        case .batteryTooCold:
            [.init(.mbapi, "chargingPowerRestriction=battery temp too low")]
        case .batteryTooHot:
            [.init(.mbapi, "chargingPowerRestriction=battery temp too high")]
        case .batteryLow: [.init(.mb, "4052"), .init(.mbapi, "precondError=1")]
        case .targetReached: [.init(.mbapi, "chargingstatus=1")]
        case .stoppedByPerson: [.init(.ocpp, "SuspendedEV"), .init(.mbapi, "chargingstatus=2")]
        case .limitTooLow, .currentTooLow:
            [
                .init(.ocpp, "SuspendedEVSE"),
                .init(.mbapi, "chargingPowerRestriction=charging infrastructure"),
            ]
        case .outsideWindow:
            [
                .init(.ocpp, "SuspendedEV"),
                .init(.mbapi, "chargingPowerRestriction=customer setting"),
            ]
        case .climateOff: [.init(.mbapi, "precondatdeparture=0")]
        case .noDeparture: [.init(.mbapi, "departureTimeMode=0")]
        case .socketClimate: [.init(.mbapi, "chargingPowerRestriction=charging infrastructure")]
        case .service: [.init(.mb, "RIS_INACTIVE_SERVICES")]
        case .linkOffline: [.init(.mb, "CMD_TIMEOUT")]
        case .cannotCool, .sameTemperature, .timeTooShort: []
        }
    }
}

extension ChargePointErrorCode {
    fileprivate func codes(_ detail: WallboxFaultDetail) -> [Code] {
        [Code(.ocpp, word)] + [detail.mrec ?? mrec].compactMap { $0.map { Code(.mrec, $0) } }
    }

    private var mrec: String? {
        switch self {
        case .connectorLockFailure: "1"
        case .groundFailure: "2"
        case .highTemperature: "3"
        case .overCurrentFailure: "4"
        case .overVoltage: "5"
        case .underVoltage: "6"
        case .evCommunicationError: "14"
        case .powerSwitchFailure: "17"
        case .noError, .internalError, .localListConflict, .otherError, .powerMeterFailure,
            .readerFailure, .resetFailure, .weakSignal:
            nil
        }
    }
}

extension WallboxFaultDetail {
    fileprivate var mrec: String? {
        switch self {
        case .emergencyStop: "8"
        case .contactorWelded: "17"
        case .pilotShort, .diode: "14"
        case .residualCurrent, .protectiveEarth: "2"
        case .none: nil
        }
    }
}

extension CardStatus {
    fileprivate var codes: [Code] {
        switch self {
        case .none, .pending, .accepted: []
        case .timeout, .noAnswer: [.init(.mrec, "9")]
        case .blocked, .expired, .invalid, .concurrentTx:
            [.init(.ocpp, word), .init(.mbapi, "chargingErrorDetails=8")]
        }
    }
}
