import Simulation

extension CommandName {
    /// What is tried of it: one row per command, so that none is forgotten.
    var trial: CommandTrial {
        switch self {
        case .hoodOpen: .init()
        case .hoodClose: .init(.accepted(after: [.hoodOpen: ""]))
        case .doorOpen:
            .init(
                .accepted(#""door":"rear""#),
                invalid: .invalid(
                    #""door":"back""#,
                    #"`door` is "back"; it must be frontLeft, frontRight, slidingRight, rear or all"#
                ))
        case .doorClose:
            .init(
                .accepted(#""door":"all""#, after: [.doorOpen: #""door":"frontLeft""#]),
                invalid: .invalid(
                    "",
                    "`door.close` needs `door`: frontLeft, frontRight, slidingRight, rear or all"))
        case .windowOpen:
            .init(
                .accepted(#""window":"frontLeft""#),
                invalid: .invalid(
                    #""window":1"#, "`window` is 1; it must be frontLeft, frontRight or all"))
        case .windowClose:
            .init(
                .accepted(#""window":"all""#, after: [.windowOpen: #""window":"frontLeft""#]),
                invalid: .invalid(
                    #""window":"all","door":"rear""#,
                    "`window.close` has no argument `door`; it takes `window`"))
        case .gearSelect:
            .init(
                .accepted(#""position":"R""#),
                refused: .refused(
                    #""position":"N""#, after: [.vehicleDrive: #""distance":10"#],
                    reason: .driving, "The van is on a drive."),
                invalid: .invalid(
                    #""position":"reverse""#, #"`position` is "reverse"; it must be P, R, N or D"#))
        case .plugInsert:
            .init(
                .accepted(#""supply":"socket","rating":"10 A""#),
                refused: .refused(
                    after: [.plugInsert: ""], reason: .plugPresent,
                    "There is a plug in the inlet. Pull it first."),
                invalid: .invalid(
                    #""supply":"socket","rating":32"#,
                    "`rating` is 32 A; it must be 8, 10, 13 or 16 A at a socket"))
        case .plugConnect:
            .init(
                .accepted(#""supply":"socket""#, after: [.plugInsert: #""supply":"none""#]),
                refused: .refused(
                    #""supply":"wallbox""#, unmet: .plugInserted,
                    "The charge plug is not in the van."),
                invalid: .invalid(
                    #""supply":"none""#, #"`supply` is "none"; it must be wallbox or socket"#))
        case .plugDisconnect: .init(.accepted(after: [.plugInsert: ""]))
        case .plugRemove:
            .init(
                .accepted(after: [.plugInsert: "", .plugUnlock: ""]),
                refused: .refused(
                    after: [.plugInsert: ""], reason: .plugHeld,
                    "The pin holds the plug. Unlock it first."))
        case .plugLock:
            .init(
                .accepted(after: [.plugInsert: "", .plugUnlock: ""]),
                refused: .refused(unmet: .plugInserted, "The charge plug is not in the van."))
        case .plugUnlock:
            .init(
                .accepted(after: [.plugInsert: ""]),
                refused: .refused(
                    after: [.plugInsert: "", .lockJam: ""], reason: .lockJammed,
                    "The inlet's lock is jammed. Free it first."))
        case .lockJam: .init()
        case .lockFree: .init(.accepted(after: [.lockJam: ""]))
        case .cardPresent:
            .init(
                .accepted(#""card":"04:A1:B2:C3""#, after: [.plugInsert: ""]),
                invalid: .invalid(
                    #""card":"04A1""#,
                    "`card` must be a UID of 8, 14 or 20 hex digits, or card~ and 16 hex digits"))
        case .wallboxSetLimit:
            .init(
                .accepted(#""current":10"#),
                invalid: .invalid(
                    #""current":80"#,
                    "`current` is 80 A; it must lie in 0–16 A, the wallbox's own"))
        case .wallboxFail:
            .init(
                .accepted(#""fault":"GroundFailure","detail":"residualCurrent""#),
                invalid: .invalid(
                    #""fault":"NoError""#,
                    #"`fault` is "NoError"; it must be ConnectorLockFailure, EVCommunicationError, "#
                        + "GroundFailure, HighTemperature, InternalError, LocalListConflict, "
                        + "OtherError, OverCurrentFailure, OverVoltage, PowerMeterFailure, "
                        + "PowerSwitchFailure, ReaderFailure, ResetFailure, UnderVoltage or "
                        + "WeakSignal"))
        case .wallboxRecover:
            .init(.accepted(after: [.wallboxFail: #""fault":"OtherError""#]))
        case .wallboxDisable: .init()
        case .wallboxEnable: .init(.accepted(after: [.wallboxDisable: ""]))
        case .vehicleFail:
            .init(
                .accepted(#""fault":"isolation""#),
                invalid: .invalid(
                    #""fault":"flat""#,
                    #"`fault` is "flat"; it must be onBoardCharger, isolation or lowVoltage"#))
        case .vehicleRecover: .init(.accepted(after: [.vehicleFail: #""fault":"isolation""#]))
        case .mainsOff: .init()
        case .mainsOn: .init(.accepted(after: [.mainsOff: ""]))
        case .backendDrop: .init()
        case .backendRestore: .init(.accepted(after: [.backendDrop: ""]))
        case .weatherSet:
            .init(
                .accepted(#""temperature":-5"#),
                invalid: .invalid(
                    #""temperature":"cold""#, #"`temperature` is "cold"; it must be a number in °C"#
                ))
        case .worldSet:
            .init(
                .accepted(#""vehicle.soc":40,"vehicle.hood":"open""#),
                refused: .refused(
                    #""wallbox.limit":10"#, reason: .noWallbox, "There is no wallbox here."),
                invalid: .invalid(
                    #""vehicle.soc":140"#, "`vehicle.soc` is 140 %; it must lie in 0–100 %"))
        case .vehicleDrive:
            .init(
                .accepted(#""distance":30,"duration":"1 h""#),
                refused: .refused(
                    #""distance":30"#, after: [.plugInsert: ""], reason: .plugPresent,
                    "There is a plug in the inlet. Pull it first."),
                invalid: .invalid(
                    #""distance":-1"#, "`distance` is -1 km; it must lie in 0–1000 km"))
        case .linkDrop: .init()
        case .linkRestore: .init(.accepted(after: [.linkDrop: ""]))
        case .serviceActivate: .init(.accepted(after: [.serviceExpire: ""]))
        case .serviceExpire: .init()
        case .clockPause: .init(refused: .unsteered())
        case .clockResume: .init(.accepted(after: [.clockPause: ""]), refused: .unsteered())
        case .clockSetRate:
            .init(
                .accepted(#""rate":0.002"#), refused: .unsteered(#""rate":60"#),
                invalid: .invalid(
                    #""rate":0"#, "`rate` is 0; it must be a number in 0.000001–100000"))
        case .clockAdvance:
            .init(
                .accepted(#""duration":"1 min""#), refused: .unsteered(#""duration":"1 h""#),
                invalid: .invalid(
                    #""duration":"-1 h""#,
                    #"`duration` is "-1 h"; it must be a length of time such as 10 s, 5 min or "#
                        + "1 h 30 min"))
        case .climateActivate:
            .init(.accepted(unmet: [.plugInserted, .departureSet]), refused: .unserved())
        case .climateDeactivate:
            .init(
                .accepted(
                    after: [.climateActivate: ""], unmet: [.plugInserted, .climateActivated]),
                refused: .unserved())
        case .climateSetTarget:
            .init(
                .accepted(#""temperature":21.5"#, unmet: [.plugInserted, .climateActivated]),
                refused: .unserved(#""temperature":21.5"#),
                invalid: .invalid(
                    #""temperature":21.3"#,
                    "`temperature` is 21.3; it must be 16–28 °C in steps of 0.5"))
        case .climateStartNow:
            .init(
                .accepted(after: [.plugInsert: ""]),
                refused: .refused(
                    after: [.plugInsert: "", .doorOpen: #""door":"rear""#], unmet: .doorsClosed,
                    "The rear door is open, since 18:00."))
        case .climateStop:
            .init(
                .accepted(
                    after: [.plugInsert: "", .climateStartNow: ""], unmet: [.climateActivated]),
                refused: .unserved())
        case .departureSet:
            .init(
                .accepted(
                    #""time":"07:30","days":["mon","tue"]"#,
                    after: [.plugInsert: "", .climateActivate: ""],
                    startsAt: "\"2026-01-13T07:20:56.000Z\""),
                refused: .refused(
                    #""time":"07:30","date":"2026-01-12""#, reason: .departureInPast,
                    "The departure lies in the past."),
                invalid: .invalid(
                    #""time":"25:10""#,
                    #"`time` is "25:10"; it must be a time of day such as 07:30"#))
        case .departureClear:
            .init(
                .accepted(
                    #""plan":"1""#, after: [.departureSet: #""time":"07:30""#],
                    unmet: [.plugInserted, .climateActivated]),
                refused: .unserved(),
                invalid: .invalid(
                    #""plan":"""#,
                    #"`plan` is ""; it must be a name of 1–32 letters, digits, - and _"#))
        case .chargingStart:
            .init(
                .accepted(
                    after: [.plugInsert: "", .chargingStop: ""], unmet: [.cardAccepted]),
                refused: .unserved())
        case .chargingStop:
            .init(
                .accepted(
                    after: [.plugInsert: ""], unmet: [.cardAccepted, .chargingWanted]),
                refused: .unserved())
        case .chargingSetTarget:
            .init(
                .accepted(#""soc":80"#, after: [.plugInsert: ""], unmet: [.cardAccepted]),
                refused: .unserved(#""soc":80"#),
                invalid: .invalid(#""soc":140"#, "`soc` is 140 %; it must lie in 50–100 %"))
        case .chargingSetWindow:
            .init(
                .accepted(
                    #""from":"22:00","to":"06:00""#, after: [.plugInsert: ""],
                    unmet: [.cardAccepted, .insideWindow]),
                refused: .unserved(#""from":"22:00","to":"06:00""#),
                invalid: .invalid(
                    #""from":"22:00","to":"22:00""#,
                    "`to` is the same as `from`; a window needs a length"))
        case .chargingClearWindow:
            .init(
                .accepted(
                    after: [.chargingSetWindow: #""from":"22:00","to":"06:00""#],
                    unmet: [.plugInserted]),
                refused: .unserved())
        case .vehicleLock: .init(refused: .unserved())
        case .vehicleUnlock: .init(.accepted(after: [.vehicleLock: ""]), refused: .unserved())
        }
    }
}
