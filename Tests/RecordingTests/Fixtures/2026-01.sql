-- A van's night and the beginning of the next session, as the first version of the tables had them.
PRAGMA application_id = 1698915692;
PRAGMA foreign_keys=OFF;
BEGIN TRANSACTION;
CREATE TABLE grdb_migrations (identifier TEXT NOT NULL PRIMARY KEY);
INSERT INTO grdb_migrations VALUES('2026-01 tables');
CREATE TABLE vehicle (
    id TEXT NOT NULL PRIMARY KEY CHECK (id <> ''),
    preset TEXT NOT NULL,
    zone TEXT NOT NULL,
    createdAt INTEGER NOT NULL,
    at INTEGER NOT NULL,
    sequence INTEGER NOT NULL CHECK (sequence >= 0),
    snapshot BLOB NOT NULL
) STRICT;
INSERT INTO vehicle VALUES('van1','','Europe/Copenhagen',1768237200000,1768291260000,248,X'3165436522c4ab831b158c1300000000000000000000000014c0ffffffffffffff7f0000000000000000020100010000000000004040ffffffffffffff7f01000000000000304000000000010103ffffffffffffff7fffffffffffffff7f000000000000304070835eb69b010000000000000000000000000000000000000000020199bdc1187deae947006c5eb69b010000010199bdc1187deae947006c5eb69b0100000000000000000000000100aa35000000000000ffffffffffffffff00000000008056400001ffffffffffffff7f01010004ffffffffffffff7f02ffffffffffffff7f01000000000000354000ffffffffffffff7f00000000000000000001ffffffffffffff7fffffffffffffff7f000000000000000000000000000000000000000000000000ffffffffffffff7f0000000000000000000000000000000000ffffffffffffff7fffffffffffffff7f020000000001ffffffffffffff7f52659a2bff7f564053376ea15ef013c059d391c191cb0ec09fe280d0c5882b40a47763a3a30e2540964d1e33ec4b9d3fb33c22b90f8bfe3f176cc1166cc1663f211bc9af0146f53f85345fb69b01000085345fb69b01000052659a2bff7f564053376ea15ef013c059d391c191cb0ec09fe280d0c5882b40a47763a3a30e2540964d1e33ec4b9d3fb33c22b90f8bfe3f176cc1166cc1663f211bc9af0146f53f0000000000000000000000000000000000000000000000000000fca9f1d24d62603f00000000000000000014c0b81e85eb51b83e3fba04b286d1fe13c0419bbdaa9cc9303f00200401000000000080414060565fb69b010000e7ca78019c0100000000000000804140020000000000000000000000000030409a99999999991d40000000000000144000000000000004400000000000002e40c0c62d0000000000c027090000000000c0c62d000000000000000000000064400000000000c05240000000000000044000000000006059400000000000003a40b81e85eb51b88e3f0000000000005740333333333333d33ffca9f1d24d62603f000000000000244000000000000039400103000000000000000000000000003040000160ea000000000000010000000000002e40000000000000e03f110000004575726f70652f436f70656e686167656e19000000007c291f94010000800a90e4950100008082071e9a01000080da1a379d01000080529270a101000080aaa589a401000080a629e7a8010000807a30dcab0100008076b439b0010000804abb2eb301000080463f8cb7010000809e52a5ba0100008016cadebe010000806eddf7c101000080e65431c6010000803e684ac9010000803aeca7cd010000800ef39cd0010000800a77fad401000080de7defd701000080da014ddc01000080ae0842df01000080aa8c9fe30100008002a0b8e6010000807a17f2ea01000019000000100e000000000000201c000000000000100e000000000000201c000000000000100e000000000000201c000000000000100e000000000000201c000000000000100e000000000000201c000000000000100e000000000000201c000000000000100e000000000000201c000000000000100e000000000000201c000000000000100e000000000000201c000000000000100e000000000000201c000000000000100e000000000000201c000000000000100e000000000000201c000000000000100e000000000000000000000100000099bdc1187deae947020000000000000000ffffffffffffff7f0101000000120000006368617267696e672e7365745461726765740100000003000000736f630200000000000054400f000000ffffffffffffff7f0f000000f800000000000000423e093b44c7b1da');
CREATE TABLE replayStart (
    vehicle TEXT NOT NULL REFERENCES vehicle (id) ON DELETE CASCADE,
    sequence INTEGER NOT NULL,
    at INTEGER NOT NULL,
    reason TEXT NOT NULL CHECK (reason IN ('created', 'idle', 'gap')),
    lostAfter INTEGER CHECK ((reason = 'gap') = (lostAfter IS NOT NULL)),
    snapshot BLOB NOT NULL,
    PRIMARY KEY (vehicle, sequence, at)
) STRICT;
INSERT INTO replayStart VALUES('van1',0,1768237200000,'created',NULL,X'3165436522c4ab831b158c1300000000000000000000000014c0ffffffffffffff7f0000000000000000000000000000000000000000ffffffffffffff7f010000000000003040000000000101000000000000000000000000000000000000000000000000000000000000000080000000000000000000000000000000000000000000000000000000800000000000000000008000000000000000000000000000000000000000ffffffffffffffff00000000000059400001ffffffffffffff7f01000004ffffffffffffff7f02ffffffffffffff7f00000000000000354000ffffffffffffff7f00000000000000000000ffffffffffffff7fffffffffffffff7f000000000000000000000000000000000000000000000000ffffffffffffff7f0000000000000000000000000000000000ffffffffffffff7fffffffffffffff7f000000000101ffffffffffffff7f0000000000004e4000000000000014c000000000000014c0000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000807226b39b010000807226b39b0100000000000000004e4000000000000014c000000000000014c00000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000fca9f1d24d62603f00000000000000000014c0b81e85eb51b83e3fba04b286d1fe13c0419bbdaa9cc9303f380406000000000000804140807226b39b010000001ef14ca20100000000000000804140020000000000000000000000000030409a99999999991d40000000000000144000000000000004400000000000002e40c0c62d0000000000c027090000000000c0c62d000000000000000000000064400000000000c05240000000000000044000000000006059400000000000003a40b81e85eb51b88e3f0000000000005740333333333333d33ffca9f1d24d62603f000000000000244000000000000039400103000000000000000000000000003040000160ea000000000000010000000000002e40000000000000e03f110000004575726f70652f436f70656e686167656e19000000007c291f94010000800a90e4950100008082071e9a01000080da1a379d01000080529270a101000080aaa589a401000080a629e7a8010000807a30dcab0100008076b439b0010000804abb2eb301000080463f8cb7010000809e52a5ba0100008016cadebe010000806eddf7c101000080e65431c6010000803e684ac9010000803aeca7cd010000800ef39cd0010000800a77fad401000080de7defd701000080da014ddc01000080ae0842df01000080aa8c9fe30100008002a0b8e6010000807a17f2ea01000019000000100e000000000000201c000000000000100e000000000000201c000000000000100e000000000000201c000000000000100e000000000000201c000000000000100e000000000000201c000000000000100e000000000000201c000000000000100e000000000000201c000000000000100e000000000000201c000000000000100e000000000000201c000000000000100e000000000000201c000000000000100e000000000000201c000000000000100e000000000000201c000000000000100e000000000000000000000100000099bdc1187deae947020000000000000000ffffffffffffff7f0000000000000000000000000000000000156b0f21a14914a8');
CREATE TABLE command (
    key INTEGER PRIMARY KEY,
    vehicle TEXT NOT NULL REFERENCES vehicle (id) ON DELETE CASCADE,
    id TEXT,
    sequence INTEGER NOT NULL,
    number INTEGER,
    at INTEGER NOT NULL,
    source TEXT NOT NULL CHECK (source IN ('mqtt', 'http', 'scenario', 'cli')),
    name TEXT NOT NULL,
    arguments TEXT NOT NULL CHECK (json_valid(arguments)),
    content TEXT NOT NULL,
    status TEXT NOT NULL
        CHECK (status IN ('accepted', 'refused', 'invalid', 'expired', 'queued')),
    unmet TEXT NOT NULL CHECK (json_valid(unmet)),
    expiresAt INTEGER,
    UNIQUE (vehicle, id),
    UNIQUE (vehicle, number)
) STRICT;
INSERT INTO command VALUES(1,'van1',NULL,1,1,1768237200000,'scenario','hood.open','{}','','accepted','[]',NULL);
INSERT INTO command VALUES(2,'van1',NULL,6,2,1768237200000,'scenario','plug.insert','{}','','accepted','[]',NULL);
INSERT INTO command VALUES(3,'van1',NULL,23,3,1768237200000,'scenario','card.present','{"card":"card~47e9ea7d18c1bd99"}','','accepted','[]',NULL);
INSERT INTO command VALUES(4,'van1',NULL,36,4,1768240800000,'scenario','hood.close','{}','','accepted','[]',NULL);
INSERT INTO command VALUES(5,'van1',NULL,46,5,1768240800000,'scenario','climate.activate','{}','','accepted','[]',NULL);
INSERT INTO command VALUES(6,'van1',NULL,51,6,1768240800000,'scenario','departure.set','{"time":"07:00"}','','accepted','[]',NULL);
INSERT INTO command VALUES(7,'van1',NULL,60,7,1768240800000,'scenario','link.drop','{}','','accepted','[]',NULL);
INSERT INTO command VALUES(8,'van1',NULL,63,8,1768240800000,'scenario','charging.setTarget','{"soc":90}','','accepted','[]',NULL);
INSERT INTO command VALUES(9,'van1',NULL,64,9,1768240800000,'scenario','link.restore','{}','','accepted','[]',NULL);
INSERT INTO command VALUES(10,'van1',NULL,150,10,1768287600000,'scenario','plug.unlock','{}','','accepted','[]',NULL);
INSERT INTO command VALUES(11,'van1',NULL,160,11,1768287600000,'scenario','plug.remove','{}','','accepted','[]',NULL);
INSERT INTO command VALUES(12,'van1',NULL,180,12,1768291200000,'scenario','plug.insert','{}','','accepted','[]',NULL);
INSERT INTO command VALUES(13,'van1',NULL,201,13,1768291200000,'scenario','card.present','{"card":"card~47e9ea7d18c1bd99"}','','accepted','[]',NULL);
INSERT INTO command VALUES(14,'van1',NULL,204,14,1768291200000,'scenario','link.drop','{}','','accepted','[]',NULL);
INSERT INTO command VALUES(15,'van1',NULL,207,15,1768291200000,'scenario','charging.setTarget','{"soc":80}','','queued','[]',NULL);
CREATE TABLE jump (
    key INTEGER PRIMARY KEY,
    vehicle TEXT NOT NULL REFERENCES vehicle (id) ON DELETE CASCADE,
    sequence INTEGER NOT NULL,
    fromAt INTEGER NOT NULL,
    toAt INTEGER NOT NULL
) STRICT;
CREATE TABLE event (
    vehicle TEXT NOT NULL REFERENCES vehicle (id) ON DELETE CASCADE,
    sequence INTEGER NOT NULL CHECK (sequence > 0),
    at INTEGER NOT NULL,
    kind TEXT NOT NULL,
    payload TEXT NOT NULL,
    PRIMARY KEY (vehicle, sequence)
) STRICT, WITHOUT ROWID;
INSERT INTO event VALUES('van1',1,1768237200000,'accepted','{"sequence":1,"at":"2026-01-12T17:00:00.000Z","cause":"hood.open","command":1,"kind":"accepted"}');
INSERT INTO event VALUES('van1',2,1768237200000,'unmet','{"sequence":2,"at":"2026-01-12T17:00:00.000Z","cause":"hood.open","command":1,"kind":"unmet","prerequisite":"hoodClosed"}');
INSERT INTO event VALUES('van1',3,1768237200000,'changed','{"sequence":3,"at":"2026-01-12T17:00:00.000Z","cause":"hood.open","command":1,"kind":"changed","signal":"vehicle.hood","from":"closed","to":"open"}');
INSERT INTO event VALUES('van1',4,1768237200000,'changed','{"sequence":4,"at":"2026-01-12T17:00:00.000Z","cause":"hood.open","command":1,"kind":"changed","signal":"charging.unmet","from":["plugInserted"],"to":["plugInserted","hoodClosed"]}');
INSERT INTO event VALUES('van1',5,1768237200000,'changed','{"sequence":5,"at":"2026-01-12T17:00:00.000Z","cause":"hood.open","command":1,"kind":"changed","signal":"climate.unmet","from":["plugInserted","climateActivated"],"to":["plugInserted","hoodClosed","climateActivated"]}');
INSERT INTO event VALUES('van1',6,1768237200000,'accepted','{"sequence":6,"at":"2026-01-12T17:00:00.000Z","cause":"plug.insert","command":2,"kind":"accepted"}');
INSERT INTO event VALUES('van1',7,1768237200000,'met','{"sequence":7,"at":"2026-01-12T17:00:00.000Z","cause":"plug.insert","command":2,"kind":"met","prerequisite":"plugInserted"}');
INSERT INTO event VALUES('van1',8,1768237200000,'met','{"sequence":8,"at":"2026-01-12T17:00:00.000Z","cause":"plug.insert","command":2,"kind":"met","prerequisite":"plugLocked"}');
INSERT INTO event VALUES('van1',9,1768237200000,'met','{"sequence":9,"at":"2026-01-12T17:00:00.000Z","cause":"plug.insert","command":2,"kind":"met","prerequisite":"plugConnected"}');
INSERT INTO event VALUES('van1',10,1768237200000,'changed','{"sequence":10,"at":"2026-01-12T17:00:00.000Z","cause":"plug.insert","command":2,"kind":"changed","signal":"plug.fit","from":"out","to":"inserted"}');
INSERT INTO event VALUES('van1',11,1768237200000,'changed','{"sequence":11,"at":"2026-01-12T17:00:00.000Z","cause":"plug.insert","command":2,"kind":"changed","signal":"plug.lock","from":"unlocked","to":"locked"}');
INSERT INTO event VALUES('van1',12,1768237200000,'changed','{"sequence":12,"at":"2026-01-12T17:00:00.000Z","cause":"plug.insert","command":2,"kind":"changed","signal":"plug.supply","from":"none","to":"wallbox"}');
INSERT INTO event VALUES('van1',13,1768237200000,'changed','{"sequence":13,"at":"2026-01-12T17:00:00.000Z","cause":"plug.insert","command":2,"kind":"changed","signal":"plug.rating","from":null,"to":32.0}');
INSERT INTO event VALUES('van1',14,1768237200000,'changed','{"sequence":14,"at":"2026-01-12T17:00:00.000Z","cause":"plug.insert","command":2,"kind":"changed","signal":"wallbox.status","from":"Available","to":"Preparing"}');
INSERT INTO event VALUES('van1',15,1768237200000,'changed','{"sequence":15,"at":"2026-01-12T17:00:00.000Z","cause":"plug.insert","command":2,"kind":"changed","signal":"wallbox.pilot","from":"A1","to":"B1"}');
INSERT INTO event VALUES('van1',16,1768237200000,'changed','{"sequence":16,"at":"2026-01-12T17:00:00.000Z","cause":"plug.insert","command":2,"kind":"changed","signal":"charging.state","from":"disconnected","to":"blocked"}');
INSERT INTO event VALUES('van1',17,1768237200000,'changed','{"sequence":17,"at":"2026-01-12T17:00:00.000Z","cause":"plug.insert","command":2,"kind":"changed","signal":"charging.unmet","from":["plugInserted","hoodClosed"],"to":["hoodClosed","cardAccepted"]}');
INSERT INTO event VALUES('van1',18,1768237200000,'changed','{"sequence":18,"at":"2026-01-12T17:00:00.000Z","cause":"plug.insert","command":2,"kind":"changed","signal":"charging.blockedBy","from":"plugInserted","to":"hoodClosed"}');
INSERT INTO event VALUES('van1',19,1768237200000,'changed','{"sequence":19,"at":"2026-01-12T17:00:00.000Z","cause":"plug.insert","command":2,"kind":"changed","signal":"charging.heldBy","from":"person","to":"vehicle"}');
INSERT INTO event VALUES('van1',20,1768237200000,'changed','{"sequence":20,"at":"2026-01-12T17:00:00.000Z","cause":"plug.insert","command":2,"kind":"changed","signal":"climate.unmet","from":["plugInserted","hoodClosed","climateActivated"],"to":["hoodClosed","climateActivated"]}');
INSERT INTO event VALUES('van1',21,1768237200000,'changed','{"sequence":21,"at":"2026-01-12T17:00:00.000Z","cause":"plug.insert","command":2,"kind":"changed","signal":"climate.blockedBy","from":"plugInserted","to":"hoodClosed"}');
INSERT INTO event VALUES('van1',22,1768237200000,'changed','{"sequence":22,"at":"2026-01-12T17:00:00.000Z","cause":"plug.insert","command":2,"kind":"changed","signal":"session.state","from":"none","to":"open"}');
INSERT INTO event VALUES('van1',23,1768237200000,'accepted','{"sequence":23,"at":"2026-01-12T17:00:00.000Z","cause":"card.present","command":3,"kind":"accepted"}');
INSERT INTO event VALUES('van1',24,1768237200000,'changed','{"sequence":24,"at":"2026-01-12T17:00:00.000Z","cause":"card.present","command":3,"kind":"changed","signal":"card.status","from":"none","to":"pending"}');
INSERT INTO event VALUES('van1',25,1768237200000,'changed','{"sequence":25,"at":"2026-01-12T17:00:00.000Z","cause":"card.present","command":3,"kind":"changed","signal":"card.token","from":null,"to":"card~47e9"}');
INSERT INTO event VALUES('van1',26,1768237201000,'met','{"sequence":26,"at":"2026-01-12T17:00:01.000Z","cause":"time","kind":"met","prerequisite":"cardAccepted"}');
INSERT INTO event VALUES('van1',27,1768237201000,'changed','{"sequence":27,"at":"2026-01-12T17:00:01.000Z","cause":"time","kind":"changed","signal":"wallbox.status","from":"Preparing","to":"SuspendedEV"}');
INSERT INTO event VALUES('van1',28,1768237201000,'changed','{"sequence":28,"at":"2026-01-12T17:00:01.000Z","cause":"time","kind":"changed","signal":"wallbox.pilot","from":"B1","to":"B2"}');
INSERT INTO event VALUES('van1',29,1768237201000,'changed','{"sequence":29,"at":"2026-01-12T17:00:01.000Z","cause":"time","kind":"changed","signal":"wallbox.offer","from":0.0,"to":16.0}');
INSERT INTO event VALUES('van1',30,1768237201000,'changed','{"sequence":30,"at":"2026-01-12T17:00:01.000Z","cause":"time","kind":"changed","signal":"card.status","from":"pending","to":"Accepted"}');
INSERT INTO event VALUES('van1',31,1768237201000,'changed','{"sequence":31,"at":"2026-01-12T17:00:01.000Z","cause":"time","kind":"changed","signal":"charging.unmet","from":["hoodClosed","cardAccepted"],"to":["hoodClosed"]}');
INSERT INTO event VALUES('van1',32,1768237231000,'changed','{"sequence":32,"at":"2026-01-12T17:00:31.000Z","cause":"time","kind":"changed","signal":"wallbox.pilot","from":"B2","to":"F"}');
INSERT INTO event VALUES('van1',33,1768237231000,'changed','{"sequence":33,"at":"2026-01-12T17:00:31.000Z","cause":"time","kind":"changed","signal":"wallbox.offer","from":16.0,"to":0.0}');
INSERT INTO event VALUES('van1',34,1768237235000,'changed','{"sequence":34,"at":"2026-01-12T17:00:35.000Z","cause":"time","kind":"changed","signal":"wallbox.pilot","from":"F","to":"B2"}');
INSERT INTO event VALUES('van1',35,1768237235000,'changed','{"sequence":35,"at":"2026-01-12T17:00:35.000Z","cause":"time","kind":"changed","signal":"wallbox.offer","from":0.0,"to":16.0}');
INSERT INTO event VALUES('van1',36,1768240800000,'accepted','{"sequence":36,"at":"2026-01-12T18:00:00.000Z","cause":"hood.close","command":4,"kind":"accepted"}');
INSERT INTO event VALUES('van1',37,1768240800000,'met','{"sequence":37,"at":"2026-01-12T18:00:00.000Z","cause":"hood.close","command":4,"kind":"met","prerequisite":"hoodClosed"}');
INSERT INTO event VALUES('van1',38,1768240800000,'changed','{"sequence":38,"at":"2026-01-12T18:00:00.000Z","cause":"hood.close","command":4,"kind":"changed","signal":"vehicle.hood","from":"open","to":"closed"}');
INSERT INTO event VALUES('van1',39,1768240800000,'changed','{"sequence":39,"at":"2026-01-12T18:00:00.000Z","cause":"hood.close","command":4,"kind":"changed","signal":"charging.state","from":"blocked","to":"starting"}');
INSERT INTO event VALUES('van1',40,1768240800000,'changed','{"sequence":40,"at":"2026-01-12T18:00:00.000Z","cause":"hood.close","command":4,"kind":"changed","signal":"charging.unmet","from":["hoodClosed"],"to":[]}');
INSERT INTO event VALUES('van1',41,1768240800000,'changed','{"sequence":41,"at":"2026-01-12T18:00:00.000Z","cause":"hood.close","command":4,"kind":"changed","signal":"charging.blockedBy","from":"hoodClosed","to":null}');
INSERT INTO event VALUES('van1',42,1768240800000,'changed','{"sequence":42,"at":"2026-01-12T18:00:00.000Z","cause":"hood.close","command":4,"kind":"changed","signal":"charging.heldBy","from":"vehicle","to":"none"}');
INSERT INTO event VALUES('van1',43,1768240800000,'changed','{"sequence":43,"at":"2026-01-12T18:00:00.000Z","cause":"hood.close","command":4,"kind":"changed","signal":"charging.readyAt","from":null,"to":"2026-01-12T21:23:52.000Z"}');
INSERT INTO event VALUES('van1',44,1768240800000,'changed','{"sequence":44,"at":"2026-01-12T18:00:00.000Z","cause":"hood.close","command":4,"kind":"changed","signal":"climate.unmet","from":["hoodClosed","climateActivated"],"to":["climateActivated"]}');
INSERT INTO event VALUES('van1',45,1768240800000,'changed','{"sequence":45,"at":"2026-01-12T18:00:00.000Z","cause":"hood.close","command":4,"kind":"changed","signal":"climate.blockedBy","from":"hoodClosed","to":"climateActivated"}');
INSERT INTO event VALUES('van1',46,1768240800000,'accepted','{"sequence":46,"at":"2026-01-12T18:00:00.000Z","cause":"climate.activate","command":5,"kind":"accepted"}');
INSERT INTO event VALUES('van1',47,1768240800000,'met','{"sequence":47,"at":"2026-01-12T18:00:00.000Z","cause":"climate.activate","command":5,"kind":"met","prerequisite":"climateActivated"}');
INSERT INTO event VALUES('van1',48,1768240800000,'changed','{"sequence":48,"at":"2026-01-12T18:00:00.000Z","cause":"climate.activate","command":5,"kind":"changed","signal":"climate.activated","from":false,"to":true}');
INSERT INTO event VALUES('van1',49,1768240800000,'changed','{"sequence":49,"at":"2026-01-12T18:00:00.000Z","cause":"climate.activate","command":5,"kind":"changed","signal":"climate.unmet","from":["climateActivated"],"to":["departureSet"]}');
INSERT INTO event VALUES('van1',50,1768240800000,'changed','{"sequence":50,"at":"2026-01-12T18:00:00.000Z","cause":"climate.activate","command":5,"kind":"changed","signal":"climate.blockedBy","from":"climateActivated","to":"departureSet"}');
INSERT INTO event VALUES('van1',51,1768240800000,'accepted','{"sequence":51,"at":"2026-01-12T18:00:00.000Z","cause":"departure.set","command":6,"kind":"accepted"}');
INSERT INTO event VALUES('van1',52,1768240800000,'met','{"sequence":52,"at":"2026-01-12T18:00:00.000Z","cause":"departure.set","command":6,"kind":"met","prerequisite":"departureSet"}');
INSERT INTO event VALUES('van1',53,1768240800000,'changed','{"sequence":53,"at":"2026-01-12T18:00:00.000Z","cause":"departure.set","command":6,"kind":"changed","signal":"charging.timeSufficient","from":"unknown","to":"true"}');
INSERT INTO event VALUES('van1',54,1768240800000,'changed','{"sequence":54,"at":"2026-01-12T18:00:00.000Z","cause":"departure.set","command":6,"kind":"changed","signal":"climate.state","from":"off","to":"armed"}');
INSERT INTO event VALUES('van1',55,1768240800000,'changed','{"sequence":55,"at":"2026-01-12T18:00:00.000Z","cause":"departure.set","command":6,"kind":"changed","signal":"climate.unmet","from":["departureSet"],"to":[]}');
INSERT INTO event VALUES('van1',56,1768240800000,'changed','{"sequence":56,"at":"2026-01-12T18:00:00.000Z","cause":"departure.set","command":6,"kind":"changed","signal":"climate.blockedBy","from":"departureSet","to":null}');
INSERT INTO event VALUES('van1',57,1768240800000,'changed','{"sequence":57,"at":"2026-01-12T18:00:00.000Z","cause":"departure.set","command":6,"kind":"changed","signal":"climate.startsAt","from":null,"to":"2026-01-13T05:38:40.000Z"}');
INSERT INTO event VALUES('van1',58,1768240800000,'changed','{"sequence":58,"at":"2026-01-12T18:00:00.000Z","cause":"departure.set","command":6,"kind":"changed","signal":"departure.next","from":null,"to":"2026-01-13T06:00:00.000Z"}');
INSERT INTO event VALUES('van1',59,1768240800000,'changed','{"sequence":59,"at":"2026-01-12T18:00:00.000Z","cause":"departure.set","command":6,"kind":"changed","signal":"departure.plan","from":[],"to":[{"plan":"1","time":"07:00"}]}');
INSERT INTO event VALUES('van1',60,1768240800000,'accepted','{"sequence":60,"at":"2026-01-12T18:00:00.000Z","cause":"link.drop","command":7,"kind":"accepted"}');
INSERT INTO event VALUES('van1',61,1768240800000,'unmet','{"sequence":61,"at":"2026-01-12T18:00:00.000Z","cause":"link.drop","command":7,"kind":"unmet","prerequisite":"linkOnline"}');
INSERT INTO event VALUES('van1',62,1768240800000,'changed','{"sequence":62,"at":"2026-01-12T18:00:00.000Z","cause":"link.drop","command":7,"kind":"changed","signal":"link.state","from":"online","to":"offline"}');
INSERT INTO event VALUES('van1',63,1768240800000,'queued','{"sequence":63,"at":"2026-01-12T18:00:00.000Z","cause":"charging.setTarget","command":8,"kind":"queued"}');
INSERT INTO event VALUES('van1',64,1768240800000,'accepted','{"sequence":64,"at":"2026-01-12T18:00:00.000Z","cause":"link.restore","command":9,"kind":"accepted"}');
INSERT INTO event VALUES('van1',65,1768240800000,'met','{"sequence":65,"at":"2026-01-12T18:00:00.000Z","cause":"link.restore","command":9,"kind":"met","prerequisite":"linkOnline"}');
INSERT INTO event VALUES('van1',66,1768240800000,'changed','{"sequence":66,"at":"2026-01-12T18:00:00.000Z","cause":"link.restore","command":9,"kind":"changed","signal":"link.state","from":"offline","to":"online"}');
INSERT INTO event VALUES('van1',67,1768240800000,'accepted','{"sequence":67,"at":"2026-01-12T18:00:00.000Z","cause":"charging.setTarget","command":8,"kind":"accepted"}');
INSERT INTO event VALUES('van1',68,1768240800000,'changed','{"sequence":68,"at":"2026-01-12T18:00:00.000Z","cause":"charging.setTarget","command":8,"kind":"changed","signal":"charging.target","from":100.0,"to":90.0}');
INSERT INTO event VALUES('van1',69,1768240800000,'changed','{"sequence":69,"at":"2026-01-12T18:00:00.000Z","cause":"charging.setTarget","command":8,"kind":"changed","signal":"charging.readyAt","from":"2026-01-12T21:23:52.000Z","to":"2026-01-12T19:34:22.000Z"}');
INSERT INTO event VALUES('van1',70,1768240801000,'changed','{"sequence":70,"at":"2026-01-12T18:00:01.000Z","cause":"time","kind":"changed","signal":"wallbox.pilot","from":"B2","to":"C2"}');
INSERT INTO event VALUES('van1',71,1768240801000,'changed','{"sequence":71,"at":"2026-01-12T18:00:01.000Z","cause":"time","kind":"changed","signal":"charging.readyAt","from":"2026-01-12T19:34:22.000Z","to":"2026-01-12T19:34:23.000Z"}');
INSERT INTO event VALUES('van1',72,1768240802000,'changed','{"sequence":72,"at":"2026-01-12T18:00:02.000Z","cause":"time","kind":"changed","signal":"battery.power","from":0.00,"to":6.68}');
INSERT INTO event VALUES('van1',73,1768240802000,'changed','{"sequence":73,"at":"2026-01-12T18:00:02.000Z","cause":"time","kind":"changed","signal":"wallbox.status","from":"SuspendedEV","to":"Charging"}');
INSERT INTO event VALUES('van1',74,1768240802000,'changed','{"sequence":74,"at":"2026-01-12T18:00:02.000Z","cause":"time","kind":"changed","signal":"wallbox.contactor","from":"open","to":"closed"}');
INSERT INTO event VALUES('van1',75,1768240802000,'changed','{"sequence":75,"at":"2026-01-12T18:00:02.000Z","cause":"time","kind":"changed","signal":"charging.state","from":"starting","to":"charging"}');
INSERT INTO event VALUES('van1',76,1768240802000,'changed','{"sequence":76,"at":"2026-01-12T18:00:02.000Z","cause":"time","kind":"changed","signal":"charging.power","from":0.00,"to":7.36}');
INSERT INTO event VALUES('van1',77,1768240802000,'changed','{"sequence":77,"at":"2026-01-12T18:00:02.000Z","cause":"time","kind":"changed","signal":"charging.current","from":0.0,"to":16.0}');
INSERT INTO event VALUES('van1',78,1768240802000,'changed','{"sequence":78,"at":"2026-01-12T18:00:02.000Z","cause":"time","kind":"changed","signal":"charging.phases","from":"0","to":"2"}');
INSERT INTO event VALUES('van1',79,1768240802000,'changed','{"sequence":79,"at":"2026-01-12T18:00:02.000Z","cause":"time","kind":"changed","signal":"charging.readyAt","from":"2026-01-12T19:34:23.000Z","to":"2026-01-12T19:34:24.000Z"}');
INSERT INTO event VALUES('van1',80,1768240802000,'changed','{"sequence":80,"at":"2026-01-12T18:00:02.000Z","cause":"time","kind":"changed","signal":"charging.limitedBy","from":"none","to":"charger"}');
INSERT INTO event VALUES('van1',81,1768246463118,'unmet','{"sequence":81,"at":"2026-01-12T19:34:23.118Z","cause":"time","kind":"unmet","prerequisite":"targetNotReached"}');
INSERT INTO event VALUES('van1',82,1768246463118,'changed','{"sequence":82,"at":"2026-01-12T19:34:23.118Z","cause":"time","kind":"changed","signal":"vehicle.soc","from":60.0,"to":90.0}');
INSERT INTO event VALUES('van1',83,1768246463118,'changed','{"sequence":83,"at":"2026-01-12T19:34:23.118Z","cause":"time","kind":"changed","signal":"battery.temperature","from":-5.0,"to":-2.1}');
INSERT INTO event VALUES('van1',84,1768246463118,'changed','{"sequence":84,"at":"2026-01-12T19:34:23.118Z","cause":"time","kind":"changed","signal":"battery.power","from":6.68,"to":0.00}');
INSERT INTO event VALUES('van1',85,1768246463118,'changed','{"sequence":85,"at":"2026-01-12T19:34:23.118Z","cause":"time","kind":"changed","signal":"wallbox.status","from":"Charging","to":"SuspendedEV"}');
INSERT INTO event VALUES('van1',86,1768246463118,'changed','{"sequence":86,"at":"2026-01-12T19:34:23.118Z","cause":"time","kind":"changed","signal":"wallbox.pilot","from":"C2","to":"B2"}');
INSERT INTO event VALUES('van1',87,1768246463118,'changed','{"sequence":87,"at":"2026-01-12T19:34:23.118Z","cause":"time","kind":"changed","signal":"wallbox.contactor","from":"closed","to":"open"}');
INSERT INTO event VALUES('van1',88,1768246463118,'changed','{"sequence":88,"at":"2026-01-12T19:34:23.118Z","cause":"time","kind":"changed","signal":"wallbox.meter","from":0.000,"to":11.574}');
INSERT INTO event VALUES('van1',89,1768246463118,'changed','{"sequence":89,"at":"2026-01-12T19:34:23.118Z","cause":"time","kind":"changed","signal":"charging.state","from":"charging","to":"complete"}');
INSERT INTO event VALUES('van1',90,1768246463118,'changed','{"sequence":90,"at":"2026-01-12T19:34:23.118Z","cause":"time","kind":"changed","signal":"charging.unmet","from":[],"to":["targetNotReached"]}');
INSERT INTO event VALUES('van1',91,1768246463118,'changed','{"sequence":91,"at":"2026-01-12T19:34:23.118Z","cause":"time","kind":"changed","signal":"charging.blockedBy","from":null,"to":"targetNotReached"}');
INSERT INTO event VALUES('van1',92,1768246463118,'changed','{"sequence":92,"at":"2026-01-12T19:34:23.118Z","cause":"time","kind":"changed","signal":"charging.power","from":7.36,"to":0.00}');
INSERT INTO event VALUES('van1',93,1768246463118,'changed','{"sequence":93,"at":"2026-01-12T19:34:23.118Z","cause":"time","kind":"changed","signal":"charging.current","from":16.0,"to":0.0}');
INSERT INTO event VALUES('van1',94,1768246463118,'changed','{"sequence":94,"at":"2026-01-12T19:34:23.118Z","cause":"time","kind":"changed","signal":"charging.phases","from":"2","to":"0"}');
INSERT INTO event VALUES('van1',95,1768246463118,'changed','{"sequence":95,"at":"2026-01-12T19:34:23.118Z","cause":"time","kind":"changed","signal":"charging.energy","from":0.000,"to":11.574}');
INSERT INTO event VALUES('van1',96,1768246463118,'changed','{"sequence":96,"at":"2026-01-12T19:34:23.118Z","cause":"time","kind":"changed","signal":"charging.readyAt","from":"2026-01-12T19:34:24.000Z","to":null}');
INSERT INTO event VALUES('van1',97,1768246463118,'changed','{"sequence":97,"at":"2026-01-12T19:34:23.118Z","cause":"time","kind":"changed","signal":"charging.limitedBy","from":"charger","to":"none"}');
INSERT INTO event VALUES('van1',98,1768246493118,'changed','{"sequence":98,"at":"2026-01-12T19:34:53.118Z","cause":"time","kind":"changed","signal":"wallbox.pilot","from":"B2","to":"F"}');
INSERT INTO event VALUES('van1',99,1768246493118,'changed','{"sequence":99,"at":"2026-01-12T19:34:53.118Z","cause":"time","kind":"changed","signal":"wallbox.offer","from":16.0,"to":0.0}');
INSERT INTO event VALUES('van1',100,1768246497118,'changed','{"sequence":100,"at":"2026-01-12T19:34:57.118Z","cause":"time","kind":"changed","signal":"wallbox.pilot","from":"F","to":"B2"}');
INSERT INTO event VALUES('van1',101,1768246497118,'changed','{"sequence":101,"at":"2026-01-12T19:34:57.118Z","cause":"time","kind":"changed","signal":"wallbox.offer","from":0.0,"to":16.0}');
INSERT INTO event VALUES('van1',102,1768282720000,'changed','{"sequence":102,"at":"2026-01-13T05:38:40.000Z","cause":"time","kind":"changed","signal":"vehicle.soc","from":90.0,"to":89.9}');
INSERT INTO event VALUES('van1',103,1768282720000,'changed','{"sequence":103,"at":"2026-01-13T05:38:40.000Z","cause":"time","kind":"changed","signal":"battery.temperature","from":-2.1,"to":-5.0}');
INSERT INTO event VALUES('van1',104,1768282720000,'changed','{"sequence":104,"at":"2026-01-13T05:38:40.000Z","cause":"time","kind":"changed","signal":"battery.power","from":0.00,"to":-5.00}');
INSERT INTO event VALUES('van1',105,1768282720000,'changed','{"sequence":105,"at":"2026-01-13T05:38:40.000Z","cause":"time","kind":"changed","signal":"climate.state","from":"armed","to":"heating"}');
INSERT INTO event VALUES('van1',106,1768282720000,'changed','{"sequence":106,"at":"2026-01-13T05:38:40.000Z","cause":"time","kind":"changed","signal":"climate.power","from":0.00,"to":5.00}');
INSERT INTO event VALUES('van1',107,1768282720000,'changed','{"sequence":107,"at":"2026-01-13T05:38:40.000Z","cause":"time","kind":"changed","signal":"climate.source","from":"none","to":"battery"}');
INSERT INTO event VALUES('van1',108,1768282720000,'changed','{"sequence":108,"at":"2026-01-13T05:38:40.000Z","cause":"time","kind":"changed","signal":"climate.startsAt","from":"2026-01-13T05:38:40.000Z","to":null}');
INSERT INTO event VALUES('van1',109,1768282721000,'changed','{"sequence":109,"at":"2026-01-13T05:38:41.000Z","cause":"time","kind":"changed","signal":"wallbox.pilot","from":"B2","to":"C2"}');
INSERT INTO event VALUES('van1',110,1768282722000,'changed','{"sequence":110,"at":"2026-01-13T05:38:42.000Z","cause":"time","kind":"changed","signal":"battery.power","from":-5.00,"to":0.00}');
INSERT INTO event VALUES('van1',111,1768282722000,'changed','{"sequence":111,"at":"2026-01-13T05:38:42.000Z","cause":"time","kind":"changed","signal":"cabin.temperature","from":-5.0,"to":-4.9}');
INSERT INTO event VALUES('van1',112,1768282722000,'changed','{"sequence":112,"at":"2026-01-13T05:38:42.000Z","cause":"time","kind":"changed","signal":"wallbox.status","from":"SuspendedEV","to":"Charging"}');
INSERT INTO event VALUES('van1',113,1768282722000,'changed','{"sequence":113,"at":"2026-01-13T05:38:42.000Z","cause":"time","kind":"changed","signal":"wallbox.contactor","from":"open","to":"closed"}');
INSERT INTO event VALUES('van1',114,1768282722000,'changed','{"sequence":114,"at":"2026-01-13T05:38:42.000Z","cause":"time","kind":"changed","signal":"charging.power","from":0.00,"to":5.57}');
INSERT INTO event VALUES('van1',115,1768282722000,'changed','{"sequence":115,"at":"2026-01-13T05:38:42.000Z","cause":"time","kind":"changed","signal":"charging.current","from":0.0,"to":12.1}');
INSERT INTO event VALUES('van1',116,1768282722000,'changed','{"sequence":116,"at":"2026-01-13T05:38:42.000Z","cause":"time","kind":"changed","signal":"charging.phases","from":"0","to":"2"}');
INSERT INTO event VALUES('van1',117,1768282722000,'changed','{"sequence":117,"at":"2026-01-13T05:38:42.000Z","cause":"time","kind":"changed","signal":"climate.source","from":"battery","to":"grid"}');
INSERT INTO event VALUES('van1',118,1768283774499,'changed','{"sequence":118,"at":"2026-01-13T05:56:14.499Z","cause":"time","kind":"changed","signal":"cabin.temperature","from":-4.9,"to":21.0}');
INSERT INTO event VALUES('van1',119,1768283774499,'changed','{"sequence":119,"at":"2026-01-13T05:56:14.499Z","cause":"time","kind":"changed","signal":"wallbox.meter","from":11.574,"to":13.204}');
INSERT INTO event VALUES('van1',120,1768283774499,'changed','{"sequence":120,"at":"2026-01-13T05:56:14.499Z","cause":"time","kind":"changed","signal":"charging.power","from":5.57,"to":2.33}');
INSERT INTO event VALUES('van1',121,1768283774499,'changed','{"sequence":121,"at":"2026-01-13T05:56:14.499Z","cause":"time","kind":"changed","signal":"charging.current","from":12.1,"to":5.1}');
INSERT INTO event VALUES('van1',122,1768283774499,'changed','{"sequence":122,"at":"2026-01-13T05:56:14.499Z","cause":"time","kind":"changed","signal":"charging.energy","from":11.574,"to":13.204}');
INSERT INTO event VALUES('van1',123,1768283774499,'changed','{"sequence":123,"at":"2026-01-13T05:56:14.499Z","cause":"time","kind":"changed","signal":"climate.state","from":"heating","to":"holding"}');
INSERT INTO event VALUES('van1',124,1768283774499,'changed','{"sequence":124,"at":"2026-01-13T05:56:14.499Z","cause":"time","kind":"changed","signal":"climate.power","from":5.00,"to":1.95}');
INSERT INTO event VALUES('van1',125,1768284000000,'changed','{"sequence":125,"at":"2026-01-13T06:00:00.000Z","cause":"time","kind":"changed","signal":"wallbox.meter","from":13.204,"to":13.350}');
INSERT INTO event VALUES('van1',126,1768284000000,'changed','{"sequence":126,"at":"2026-01-13T06:00:00.000Z","cause":"time","kind":"changed","signal":"charging.energy","from":13.204,"to":13.350}');
INSERT INTO event VALUES('van1',127,1768284000000,'changed','{"sequence":127,"at":"2026-01-13T06:00:00.000Z","cause":"time","kind":"changed","signal":"charging.timeSufficient","from":"true","to":"unknown"}');
INSERT INTO event VALUES('van1',128,1768284000000,'changed','{"sequence":128,"at":"2026-01-13T06:00:00.000Z","cause":"time","kind":"changed","signal":"climate.result","from":"none","to":"reached"}');
INSERT INTO event VALUES('van1',129,1768284000000,'changed','{"sequence":129,"at":"2026-01-13T06:00:00.000Z","cause":"time","kind":"changed","signal":"departure.next","from":"2026-01-13T06:00:00.000Z","to":null}');
INSERT INTO event VALUES('van1',130,1768284000000,'changed','{"sequence":130,"at":"2026-01-13T06:00:00.000Z","cause":"time","kind":"changed","signal":"departure.plan","from":[{"plan":"1","time":"07:00"}],"to":[]}');
INSERT INTO event VALUES('van1',131,1768284600000,'unmet','{"sequence":131,"at":"2026-01-13T06:10:00.000Z","cause":"time","kind":"unmet","prerequisite":"departureSet"}');
INSERT INTO event VALUES('van1',132,1768284600000,'changed','{"sequence":132,"at":"2026-01-13T06:10:00.000Z","cause":"time","kind":"changed","signal":"wallbox.status","from":"Charging","to":"SuspendedEV"}');
INSERT INTO event VALUES('van1',133,1768284600000,'changed','{"sequence":133,"at":"2026-01-13T06:10:00.000Z","cause":"time","kind":"changed","signal":"wallbox.pilot","from":"C2","to":"B2"}');
INSERT INTO event VALUES('van1',134,1768284600000,'changed','{"sequence":134,"at":"2026-01-13T06:10:00.000Z","cause":"time","kind":"changed","signal":"wallbox.contactor","from":"closed","to":"open"}');
INSERT INTO event VALUES('van1',135,1768284600000,'changed','{"sequence":135,"at":"2026-01-13T06:10:00.000Z","cause":"time","kind":"changed","signal":"wallbox.meter","from":13.350,"to":13.738}');
INSERT INTO event VALUES('van1',136,1768284600000,'changed','{"sequence":136,"at":"2026-01-13T06:10:00.000Z","cause":"time","kind":"changed","signal":"charging.power","from":2.33,"to":0.00}');
INSERT INTO event VALUES('van1',137,1768284600000,'changed','{"sequence":137,"at":"2026-01-13T06:10:00.000Z","cause":"time","kind":"changed","signal":"charging.current","from":5.1,"to":0.0}');
INSERT INTO event VALUES('van1',138,1768284600000,'changed','{"sequence":138,"at":"2026-01-13T06:10:00.000Z","cause":"time","kind":"changed","signal":"charging.phases","from":"2","to":"0"}');
INSERT INTO event VALUES('van1',139,1768284600000,'changed','{"sequence":139,"at":"2026-01-13T06:10:00.000Z","cause":"time","kind":"changed","signal":"charging.energy","from":13.350,"to":13.738}');
INSERT INTO event VALUES('van1',140,1768284600000,'changed','{"sequence":140,"at":"2026-01-13T06:10:00.000Z","cause":"time","kind":"changed","signal":"climate.state","from":"holding","to":"off"}');
INSERT INTO event VALUES('van1',141,1768284600000,'changed','{"sequence":141,"at":"2026-01-13T06:10:00.000Z","cause":"time","kind":"changed","signal":"climate.unmet","from":[],"to":["departureSet"]}');
INSERT INTO event VALUES('van1',142,1768284600000,'changed','{"sequence":142,"at":"2026-01-13T06:10:00.000Z","cause":"time","kind":"changed","signal":"climate.blockedBy","from":null,"to":"departureSet"}');
INSERT INTO event VALUES('van1',143,1768284600000,'changed','{"sequence":143,"at":"2026-01-13T06:10:00.000Z","cause":"time","kind":"changed","signal":"climate.power","from":1.95,"to":0.00}');
INSERT INTO event VALUES('van1',144,1768284600000,'changed','{"sequence":144,"at":"2026-01-13T06:10:00.000Z","cause":"time","kind":"changed","signal":"climate.source","from":"grid","to":"none"}');
INSERT INTO event VALUES('van1',145,1768284630000,'changed','{"sequence":145,"at":"2026-01-13T06:10:30.000Z","cause":"time","kind":"changed","signal":"cabin.temperature","from":21.0,"to":20.6}');
INSERT INTO event VALUES('van1',146,1768284630000,'changed','{"sequence":146,"at":"2026-01-13T06:10:30.000Z","cause":"time","kind":"changed","signal":"wallbox.pilot","from":"B2","to":"F"}');
INSERT INTO event VALUES('van1',147,1768284630000,'changed','{"sequence":147,"at":"2026-01-13T06:10:30.000Z","cause":"time","kind":"changed","signal":"wallbox.offer","from":16.0,"to":0.0}');
INSERT INTO event VALUES('van1',148,1768284634000,'changed','{"sequence":148,"at":"2026-01-13T06:10:34.000Z","cause":"time","kind":"changed","signal":"wallbox.pilot","from":"F","to":"B2"}');
INSERT INTO event VALUES('van1',149,1768284634000,'changed','{"sequence":149,"at":"2026-01-13T06:10:34.000Z","cause":"time","kind":"changed","signal":"wallbox.offer","from":0.0,"to":16.0}');
INSERT INTO event VALUES('van1',150,1768287600000,'accepted','{"sequence":150,"at":"2026-01-13T07:00:00.000Z","cause":"plug.unlock","command":10,"kind":"accepted"}');
INSERT INTO event VALUES('van1',151,1768287600000,'unmet','{"sequence":151,"at":"2026-01-13T07:00:00.000Z","cause":"plug.unlock","command":10,"kind":"unmet","prerequisite":"plugLocked"}');
INSERT INTO event VALUES('van1',152,1768287600000,'changed','{"sequence":152,"at":"2026-01-13T07:00:00.000Z","cause":"plug.unlock","command":10,"kind":"changed","signal":"cabin.temperature","from":20.6,"to":1.4}');
INSERT INTO event VALUES('van1',153,1768287600000,'changed','{"sequence":153,"at":"2026-01-13T07:00:00.000Z","cause":"plug.unlock","command":10,"kind":"changed","signal":"plug.lock","from":"locked","to":"unlocked"}');
INSERT INTO event VALUES('van1',154,1768287600000,'changed','{"sequence":154,"at":"2026-01-13T07:00:00.000Z","cause":"plug.unlock","command":10,"kind":"changed","signal":"charging.state","from":"complete","to":"blocked"}');
INSERT INTO event VALUES('van1',155,1768287600000,'changed','{"sequence":155,"at":"2026-01-13T07:00:00.000Z","cause":"plug.unlock","command":10,"kind":"changed","signal":"charging.unmet","from":["targetNotReached"],"to":["plugLocked","targetNotReached"]}');
INSERT INTO event VALUES('van1',156,1768287600000,'changed','{"sequence":156,"at":"2026-01-13T07:00:00.000Z","cause":"plug.unlock","command":10,"kind":"changed","signal":"charging.blockedBy","from":"targetNotReached","to":"plugLocked"}');
INSERT INTO event VALUES('van1',157,1768287600000,'changed','{"sequence":157,"at":"2026-01-13T07:00:00.000Z","cause":"plug.unlock","command":10,"kind":"changed","signal":"charging.heldBy","from":"none","to":"vehicle"}');
INSERT INTO event VALUES('van1',158,1768287600000,'changed','{"sequence":158,"at":"2026-01-13T07:00:00.000Z","cause":"plug.unlock","command":10,"kind":"changed","signal":"climate.unmet","from":["departureSet"],"to":["plugLocked","departureSet"]}');
INSERT INTO event VALUES('van1',159,1768287600000,'changed','{"sequence":159,"at":"2026-01-13T07:00:00.000Z","cause":"plug.unlock","command":10,"kind":"changed","signal":"climate.blockedBy","from":"departureSet","to":"plugLocked"}');
INSERT INTO event VALUES('van1',160,1768287600000,'accepted','{"sequence":160,"at":"2026-01-13T07:00:00.000Z","cause":"plug.remove","command":11,"kind":"accepted"}');
INSERT INTO event VALUES('van1',161,1768287600000,'unmet','{"sequence":161,"at":"2026-01-13T07:00:00.000Z","cause":"plug.remove","command":11,"kind":"unmet","prerequisite":"plugInserted"}');
INSERT INTO event VALUES('van1',162,1768287600000,'unmet','{"sequence":162,"at":"2026-01-13T07:00:00.000Z","cause":"plug.remove","command":11,"kind":"unmet","prerequisite":"plugConnected"}');
INSERT INTO event VALUES('van1',163,1768287600000,'unmet','{"sequence":163,"at":"2026-01-13T07:00:00.000Z","cause":"plug.remove","command":11,"kind":"unmet","prerequisite":"cardAccepted"}');
INSERT INTO event VALUES('van1',164,1768287600000,'changed','{"sequence":164,"at":"2026-01-13T07:00:00.000Z","cause":"plug.remove","command":11,"kind":"changed","signal":"plug.fit","from":"inserted","to":"out"}');
INSERT INTO event VALUES('van1',165,1768287600000,'changed','{"sequence":165,"at":"2026-01-13T07:00:00.000Z","cause":"plug.remove","command":11,"kind":"changed","signal":"plug.supply","from":"wallbox","to":"none"}');
INSERT INTO event VALUES('van1',166,1768287600000,'changed','{"sequence":166,"at":"2026-01-13T07:00:00.000Z","cause":"plug.remove","command":11,"kind":"changed","signal":"plug.rating","from":32.0,"to":null}');
INSERT INTO event VALUES('van1',167,1768287600000,'changed','{"sequence":167,"at":"2026-01-13T07:00:00.000Z","cause":"plug.remove","command":11,"kind":"changed","signal":"wallbox.status","from":"SuspendedEV","to":"Available"}');
INSERT INTO event VALUES('van1',168,1768287600000,'changed','{"sequence":168,"at":"2026-01-13T07:00:00.000Z","cause":"plug.remove","command":11,"kind":"changed","signal":"wallbox.pilot","from":"B2","to":"A1"}');
INSERT INTO event VALUES('van1',169,1768287600000,'changed','{"sequence":169,"at":"2026-01-13T07:00:00.000Z","cause":"plug.remove","command":11,"kind":"changed","signal":"wallbox.offer","from":16.0,"to":0.0}');
INSERT INTO event VALUES('van1',170,1768287600000,'changed','{"sequence":170,"at":"2026-01-13T07:00:00.000Z","cause":"plug.remove","command":11,"kind":"changed","signal":"card.status","from":"Accepted","to":"none"}');
INSERT INTO event VALUES('van1',171,1768287600000,'changed','{"sequence":171,"at":"2026-01-13T07:00:00.000Z","cause":"plug.remove","command":11,"kind":"changed","signal":"card.token","from":"card~47e9","to":null}');
INSERT INTO event VALUES('van1',172,1768287600000,'changed','{"sequence":172,"at":"2026-01-13T07:00:00.000Z","cause":"plug.remove","command":11,"kind":"changed","signal":"charging.state","from":"blocked","to":"disconnected"}');
INSERT INTO event VALUES('van1',173,1768287600000,'changed','{"sequence":173,"at":"2026-01-13T07:00:00.000Z","cause":"plug.remove","command":11,"kind":"changed","signal":"charging.unmet","from":["plugLocked","targetNotReached"],"to":["plugInserted","targetNotReached"]}');
INSERT INTO event VALUES('van1',174,1768287600000,'changed','{"sequence":174,"at":"2026-01-13T07:00:00.000Z","cause":"plug.remove","command":11,"kind":"changed","signal":"charging.blockedBy","from":"plugLocked","to":"plugInserted"}');
INSERT INTO event VALUES('van1',175,1768287600000,'changed','{"sequence":175,"at":"2026-01-13T07:00:00.000Z","cause":"plug.remove","command":11,"kind":"changed","signal":"charging.heldBy","from":"vehicle","to":"person"}');
INSERT INTO event VALUES('van1',176,1768287600000,'changed','{"sequence":176,"at":"2026-01-13T07:00:00.000Z","cause":"plug.remove","command":11,"kind":"changed","signal":"climate.unmet","from":["plugLocked","departureSet"],"to":["plugInserted","departureSet"]}');
INSERT INTO event VALUES('van1',177,1768287600000,'changed','{"sequence":177,"at":"2026-01-13T07:00:00.000Z","cause":"plug.remove","command":11,"kind":"changed","signal":"climate.blockedBy","from":"plugLocked","to":"plugInserted"}');
INSERT INTO event VALUES('van1',178,1768287600000,'changed','{"sequence":178,"at":"2026-01-13T07:00:00.000Z","cause":"plug.remove","command":11,"kind":"changed","signal":"session.state","from":"open","to":"none"}');
INSERT INTO event VALUES('van1',179,1768287600000,'changed','{"sequence":179,"at":"2026-01-13T07:00:00.000Z","cause":"plug.remove","command":11,"kind":"changed","signal":"session.stopReason","from":"none","to":"EVDisconnected"}');
INSERT INTO event VALUES('van1',180,1768291200000,'accepted','{"sequence":180,"at":"2026-01-13T08:00:00.000Z","cause":"plug.insert","command":12,"kind":"accepted"}');
INSERT INTO event VALUES('van1',181,1768291200000,'met','{"sequence":181,"at":"2026-01-13T08:00:00.000Z","cause":"plug.insert","command":12,"kind":"met","prerequisite":"plugInserted"}');
INSERT INTO event VALUES('van1',182,1768291200000,'met','{"sequence":182,"at":"2026-01-13T08:00:00.000Z","cause":"plug.insert","command":12,"kind":"met","prerequisite":"plugLocked"}');
INSERT INTO event VALUES('van1',183,1768291200000,'met','{"sequence":183,"at":"2026-01-13T08:00:00.000Z","cause":"plug.insert","command":12,"kind":"met","prerequisite":"plugConnected"}');
INSERT INTO event VALUES('van1',184,1768291200000,'met','{"sequence":184,"at":"2026-01-13T08:00:00.000Z","cause":"plug.insert","command":12,"kind":"met","prerequisite":"targetNotReached"}');
INSERT INTO event VALUES('van1',185,1768291200000,'changed','{"sequence":185,"at":"2026-01-13T08:00:00.000Z","cause":"plug.insert","command":12,"kind":"changed","signal":"cabin.temperature","from":1.4,"to":-3.8}');
INSERT INTO event VALUES('van1',186,1768291200000,'changed','{"sequence":186,"at":"2026-01-13T08:00:00.000Z","cause":"plug.insert","command":12,"kind":"changed","signal":"plug.fit","from":"out","to":"inserted"}');
INSERT INTO event VALUES('van1',187,1768291200000,'changed','{"sequence":187,"at":"2026-01-13T08:00:00.000Z","cause":"plug.insert","command":12,"kind":"changed","signal":"plug.lock","from":"unlocked","to":"locked"}');
INSERT INTO event VALUES('van1',188,1768291200000,'changed','{"sequence":188,"at":"2026-01-13T08:00:00.000Z","cause":"plug.insert","command":12,"kind":"changed","signal":"plug.supply","from":"none","to":"wallbox"}');
INSERT INTO event VALUES('van1',189,1768291200000,'changed','{"sequence":189,"at":"2026-01-13T08:00:00.000Z","cause":"plug.insert","command":12,"kind":"changed","signal":"plug.rating","from":null,"to":32.0}');
INSERT INTO event VALUES('van1',190,1768291200000,'changed','{"sequence":190,"at":"2026-01-13T08:00:00.000Z","cause":"plug.insert","command":12,"kind":"changed","signal":"wallbox.status","from":"Available","to":"Preparing"}');
INSERT INTO event VALUES('van1',191,1768291200000,'changed','{"sequence":191,"at":"2026-01-13T08:00:00.000Z","cause":"plug.insert","command":12,"kind":"changed","signal":"wallbox.pilot","from":"A1","to":"B1"}');
INSERT INTO event VALUES('van1',192,1768291200000,'changed','{"sequence":192,"at":"2026-01-13T08:00:00.000Z","cause":"plug.insert","command":12,"kind":"changed","signal":"charging.state","from":"disconnected","to":"blocked"}');
INSERT INTO event VALUES('van1',193,1768291200000,'changed','{"sequence":193,"at":"2026-01-13T08:00:00.000Z","cause":"plug.insert","command":12,"kind":"changed","signal":"charging.unmet","from":["plugInserted","targetNotReached"],"to":["cardAccepted"]}');
INSERT INTO event VALUES('van1',194,1768291200000,'changed','{"sequence":194,"at":"2026-01-13T08:00:00.000Z","cause":"plug.insert","command":12,"kind":"changed","signal":"charging.blockedBy","from":"plugInserted","to":"cardAccepted"}');
INSERT INTO event VALUES('van1',195,1768291200000,'changed','{"sequence":195,"at":"2026-01-13T08:00:00.000Z","cause":"plug.insert","command":12,"kind":"changed","signal":"charging.heldBy","from":"person","to":"card"}');
INSERT INTO event VALUES('van1',196,1768291200000,'changed','{"sequence":196,"at":"2026-01-13T08:00:00.000Z","cause":"plug.insert","command":12,"kind":"changed","signal":"charging.energy","from":13.738,"to":0.000}');
INSERT INTO event VALUES('van1',197,1768291200000,'changed','{"sequence":197,"at":"2026-01-13T08:00:00.000Z","cause":"plug.insert","command":12,"kind":"changed","signal":"climate.unmet","from":["plugInserted","departureSet"],"to":["departureSet"]}');
INSERT INTO event VALUES('van1',198,1768291200000,'changed','{"sequence":198,"at":"2026-01-13T08:00:00.000Z","cause":"plug.insert","command":12,"kind":"changed","signal":"climate.blockedBy","from":"plugInserted","to":"departureSet"}');
INSERT INTO event VALUES('van1',199,1768291200000,'changed','{"sequence":199,"at":"2026-01-13T08:00:00.000Z","cause":"plug.insert","command":12,"kind":"changed","signal":"session.state","from":"none","to":"open"}');
INSERT INTO event VALUES('van1',200,1768291200000,'changed','{"sequence":200,"at":"2026-01-13T08:00:00.000Z","cause":"plug.insert","command":12,"kind":"changed","signal":"session.stopReason","from":"EVDisconnected","to":"none"}');
INSERT INTO event VALUES('van1',201,1768291200000,'accepted','{"sequence":201,"at":"2026-01-13T08:00:00.000Z","cause":"card.present","command":13,"kind":"accepted"}');
INSERT INTO event VALUES('van1',202,1768291200000,'changed','{"sequence":202,"at":"2026-01-13T08:00:00.000Z","cause":"card.present","command":13,"kind":"changed","signal":"card.status","from":"none","to":"pending"}');
INSERT INTO event VALUES('van1',203,1768291200000,'changed','{"sequence":203,"at":"2026-01-13T08:00:00.000Z","cause":"card.present","command":13,"kind":"changed","signal":"card.token","from":null,"to":"card~47e9"}');
INSERT INTO event VALUES('van1',204,1768291200000,'accepted','{"sequence":204,"at":"2026-01-13T08:00:00.000Z","cause":"link.drop","command":14,"kind":"accepted"}');
INSERT INTO event VALUES('van1',205,1768291200000,'unmet','{"sequence":205,"at":"2026-01-13T08:00:00.000Z","cause":"link.drop","command":14,"kind":"unmet","prerequisite":"linkOnline"}');
INSERT INTO event VALUES('van1',206,1768291200000,'changed','{"sequence":206,"at":"2026-01-13T08:00:00.000Z","cause":"link.drop","command":14,"kind":"changed","signal":"link.state","from":"online","to":"offline"}');
INSERT INTO event VALUES('van1',207,1768291200000,'queued','{"sequence":207,"at":"2026-01-13T08:00:00.000Z","cause":"charging.setTarget","command":15,"kind":"queued"}');
INSERT INTO event VALUES('van1',208,1768291201000,'met','{"sequence":208,"at":"2026-01-13T08:00:01.000Z","cause":"time","kind":"met","prerequisite":"cardAccepted"}');
INSERT INTO event VALUES('van1',209,1768291201000,'changed','{"sequence":209,"at":"2026-01-13T08:00:01.000Z","cause":"time","kind":"changed","signal":"wallbox.status","from":"Preparing","to":"SuspendedEV"}');
INSERT INTO event VALUES('van1',210,1768291201000,'changed','{"sequence":210,"at":"2026-01-13T08:00:01.000Z","cause":"time","kind":"changed","signal":"wallbox.pilot","from":"B1","to":"B2"}');
INSERT INTO event VALUES('van1',211,1768291201000,'changed','{"sequence":211,"at":"2026-01-13T08:00:01.000Z","cause":"time","kind":"changed","signal":"wallbox.offer","from":0.0,"to":16.0}');
INSERT INTO event VALUES('van1',212,1768291201000,'changed','{"sequence":212,"at":"2026-01-13T08:00:01.000Z","cause":"time","kind":"changed","signal":"card.status","from":"pending","to":"Accepted"}');
INSERT INTO event VALUES('van1',213,1768291201000,'changed','{"sequence":213,"at":"2026-01-13T08:00:01.000Z","cause":"time","kind":"changed","signal":"charging.state","from":"blocked","to":"starting"}');
INSERT INTO event VALUES('van1',214,1768291201000,'changed','{"sequence":214,"at":"2026-01-13T08:00:01.000Z","cause":"time","kind":"changed","signal":"charging.unmet","from":["cardAccepted"],"to":[]}');
INSERT INTO event VALUES('van1',215,1768291201000,'changed','{"sequence":215,"at":"2026-01-13T08:00:01.000Z","cause":"time","kind":"changed","signal":"charging.blockedBy","from":"cardAccepted","to":null}');
INSERT INTO event VALUES('van1',216,1768291201000,'changed','{"sequence":216,"at":"2026-01-13T08:00:01.000Z","cause":"time","kind":"changed","signal":"charging.heldBy","from":"card","to":"none"}');
INSERT INTO event VALUES('van1',217,1768291201000,'changed','{"sequence":217,"at":"2026-01-13T08:00:01.000Z","cause":"time","kind":"changed","signal":"charging.readyAt","from":null,"to":"2026-01-13T08:00:16.000Z"}');
INSERT INTO event VALUES('van1',218,1768291202000,'changed','{"sequence":218,"at":"2026-01-13T08:00:02.000Z","cause":"time","kind":"changed","signal":"wallbox.pilot","from":"B2","to":"C2"}');
INSERT INTO event VALUES('van1',219,1768291202000,'changed','{"sequence":219,"at":"2026-01-13T08:00:02.000Z","cause":"time","kind":"changed","signal":"charging.readyAt","from":"2026-01-13T08:00:16.000Z","to":"2026-01-13T08:00:17.000Z"}');
INSERT INTO event VALUES('van1',220,1768291203000,'changed','{"sequence":220,"at":"2026-01-13T08:00:03.000Z","cause":"time","kind":"changed","signal":"battery.power","from":0.00,"to":6.68}');
INSERT INTO event VALUES('van1',221,1768291203000,'changed','{"sequence":221,"at":"2026-01-13T08:00:03.000Z","cause":"time","kind":"changed","signal":"wallbox.status","from":"SuspendedEV","to":"Charging"}');
INSERT INTO event VALUES('van1',222,1768291203000,'changed','{"sequence":222,"at":"2026-01-13T08:00:03.000Z","cause":"time","kind":"changed","signal":"wallbox.contactor","from":"open","to":"closed"}');
INSERT INTO event VALUES('van1',223,1768291203000,'changed','{"sequence":223,"at":"2026-01-13T08:00:03.000Z","cause":"time","kind":"changed","signal":"charging.state","from":"starting","to":"charging"}');
INSERT INTO event VALUES('van1',224,1768291203000,'changed','{"sequence":224,"at":"2026-01-13T08:00:03.000Z","cause":"time","kind":"changed","signal":"charging.power","from":0.00,"to":7.36}');
INSERT INTO event VALUES('van1',225,1768291203000,'changed','{"sequence":225,"at":"2026-01-13T08:00:03.000Z","cause":"time","kind":"changed","signal":"charging.current","from":0.0,"to":16.0}');
INSERT INTO event VALUES('van1',226,1768291203000,'changed','{"sequence":226,"at":"2026-01-13T08:00:03.000Z","cause":"time","kind":"changed","signal":"charging.phases","from":"0","to":"2"}');
INSERT INTO event VALUES('van1',227,1768291203000,'changed','{"sequence":227,"at":"2026-01-13T08:00:03.000Z","cause":"time","kind":"changed","signal":"charging.readyAt","from":"2026-01-13T08:00:17.000Z","to":"2026-01-13T08:00:18.000Z"}');
INSERT INTO event VALUES('van1',228,1768291203000,'changed','{"sequence":228,"at":"2026-01-13T08:00:03.000Z","cause":"time","kind":"changed","signal":"charging.limitedBy","from":"none","to":"charger"}');
INSERT INTO event VALUES('van1',229,1768291217333,'unmet','{"sequence":229,"at":"2026-01-13T08:00:17.333Z","cause":"time","kind":"unmet","prerequisite":"targetNotReached"}');
INSERT INTO event VALUES('van1',230,1768291217333,'changed','{"sequence":230,"at":"2026-01-13T08:00:17.333Z","cause":"time","kind":"changed","signal":"vehicle.soc","from":89.9,"to":90.0}');
INSERT INTO event VALUES('van1',231,1768291217333,'changed','{"sequence":231,"at":"2026-01-13T08:00:17.333Z","cause":"time","kind":"changed","signal":"battery.power","from":6.68,"to":0.00}');
INSERT INTO event VALUES('van1',232,1768291217333,'changed','{"sequence":232,"at":"2026-01-13T08:00:17.333Z","cause":"time","kind":"changed","signal":"wallbox.status","from":"Charging","to":"SuspendedEV"}');
INSERT INTO event VALUES('van1',233,1768291217333,'changed','{"sequence":233,"at":"2026-01-13T08:00:17.333Z","cause":"time","kind":"changed","signal":"wallbox.pilot","from":"C2","to":"B2"}');
INSERT INTO event VALUES('van1',234,1768291217333,'changed','{"sequence":234,"at":"2026-01-13T08:00:17.333Z","cause":"time","kind":"changed","signal":"wallbox.contactor","from":"closed","to":"open"}');
INSERT INTO event VALUES('van1',235,1768291217333,'changed','{"sequence":235,"at":"2026-01-13T08:00:17.333Z","cause":"time","kind":"changed","signal":"wallbox.meter","from":13.738,"to":13.767}');
INSERT INTO event VALUES('van1',236,1768291217333,'changed','{"sequence":236,"at":"2026-01-13T08:00:17.333Z","cause":"time","kind":"changed","signal":"charging.state","from":"charging","to":"complete"}');
INSERT INTO event VALUES('van1',237,1768291217333,'changed','{"sequence":237,"at":"2026-01-13T08:00:17.333Z","cause":"time","kind":"changed","signal":"charging.unmet","from":[],"to":["targetNotReached"]}');
INSERT INTO event VALUES('van1',238,1768291217333,'changed','{"sequence":238,"at":"2026-01-13T08:00:17.333Z","cause":"time","kind":"changed","signal":"charging.blockedBy","from":null,"to":"targetNotReached"}');
INSERT INTO event VALUES('van1',239,1768291217333,'changed','{"sequence":239,"at":"2026-01-13T08:00:17.333Z","cause":"time","kind":"changed","signal":"charging.power","from":7.36,"to":0.00}');
INSERT INTO event VALUES('van1',240,1768291217333,'changed','{"sequence":240,"at":"2026-01-13T08:00:17.333Z","cause":"time","kind":"changed","signal":"charging.current","from":16.0,"to":0.0}');
INSERT INTO event VALUES('van1',241,1768291217333,'changed','{"sequence":241,"at":"2026-01-13T08:00:17.333Z","cause":"time","kind":"changed","signal":"charging.phases","from":"2","to":"0"}');
INSERT INTO event VALUES('van1',242,1768291217333,'changed','{"sequence":242,"at":"2026-01-13T08:00:17.333Z","cause":"time","kind":"changed","signal":"charging.energy","from":0.000,"to":0.029}');
INSERT INTO event VALUES('van1',243,1768291217333,'changed','{"sequence":243,"at":"2026-01-13T08:00:17.333Z","cause":"time","kind":"changed","signal":"charging.readyAt","from":"2026-01-13T08:00:18.000Z","to":null}');
INSERT INTO event VALUES('van1',244,1768291217333,'changed','{"sequence":244,"at":"2026-01-13T08:00:17.333Z","cause":"time","kind":"changed","signal":"charging.limitedBy","from":"charger","to":"none"}');
INSERT INTO event VALUES('van1',245,1768291247333,'changed','{"sequence":245,"at":"2026-01-13T08:00:47.333Z","cause":"time","kind":"changed","signal":"wallbox.pilot","from":"B2","to":"F"}');
INSERT INTO event VALUES('van1',246,1768291247333,'changed','{"sequence":246,"at":"2026-01-13T08:00:47.333Z","cause":"time","kind":"changed","signal":"wallbox.offer","from":16.0,"to":0.0}');
INSERT INTO event VALUES('van1',247,1768291251333,'changed','{"sequence":247,"at":"2026-01-13T08:00:51.333Z","cause":"time","kind":"changed","signal":"wallbox.pilot","from":"F","to":"B2"}');
INSERT INTO event VALUES('van1',248,1768291251333,'changed','{"sequence":248,"at":"2026-01-13T08:00:51.333Z","cause":"time","kind":"changed","signal":"wallbox.offer","from":0.0,"to":16.0}');
CREATE TABLE session (
    id TEXT NOT NULL PRIMARY KEY,
    vehicle TEXT NOT NULL REFERENCES vehicle (id) ON DELETE CASCADE,
    number INTEGER NOT NULL CHECK (number > 0),
    supply TEXT NOT NULL CHECK (supply IN ('none', 'wallbox', 'socket')),
    card TEXT,
    startReason TEXT NOT NULL CHECK (startReason IN ('plugFirst', 'cardFirst', 'noCard')),
    openedAt INTEGER NOT NULL,
    pluggedAt INTEGER,
    authorizedAt INTEGER,
    energyStartedAt INTEGER,
    energyEndedAt INTEGER,
    endedAt INTEGER,
    checkpointAt INTEGER NOT NULL CHECK (checkpointAt >= openedAt),
    socStart REAL NOT NULL,
    socEnd REAL NOT NULL,
    meterStartWh INTEGER NOT NULL,
    meterStopWh INTEGER NOT NULL,
    phases INTEGER NOT NULL CHECK (phases BETWEEN 0 AND 3),
    cableA REAL,
    energyGridWh INTEGER NOT NULL CHECK (energyGridWh = meterStopWh - meterStartWh),
    energyBatteryWh INTEGER NOT NULL,
    energyClimateWh INTEGER NOT NULL,
    maxPowerW INTEGER NOT NULL CHECK (maxPowerW >= 0),
    stopReason TEXT,
    blockedBy TEXT,
    faults TEXT NOT NULL CHECK (json_valid(faults)),
    recovered INTEGER NOT NULL DEFAULT 0 CHECK (recovered IN (0, 1)),
    UNIQUE (vehicle, number),
    CHECK (energyGridWh >= 0),
    CHECK (endedAt IS NULL OR endedAt >= openedAt)
) STRICT;
INSERT INTO session VALUES('van1-1','van1',1,'wallbox','card~47e9ea7d18c1bd99','plugFirst',1768237200000,1768237200000,1768237201000,1768240802000,1768284600000,1768287600000,1768287600000,60.0,89.929752926349209472,0,13738,2,32.0,13738,10502,1912,7360,'EVDisconnected','targetNotReached','[]',0);
INSERT INTO session VALUES('van1-2','van1',2,'wallbox','card~47e9ea7d18c1bd99','plugFirst',1768291200000,1768291200000,1768291201000,1768291203000,1768291217333,NULL,1768291260000,89.924038640634918802,89.99993560349207655,13738,13767,2,32.0,29,27,0,7360,NULL,'targetNotReached','[]',0);
CREATE TABLE sample (
    session TEXT NOT NULL REFERENCES session (id) ON DELETE CASCADE,
    at INTEGER NOT NULL,
    powerW INTEGER NOT NULL,
    currentA REAL NOT NULL,
    offerA REAL NOT NULL,
    soc REAL NOT NULL,
    batteryTemperature REAL NOT NULL,
    cabinTemperature REAL NOT NULL,
    limitedBy TEXT NOT NULL,
    PRIMARY KEY (session, at)
) STRICT, WITHOUT ROWID;
INSERT INTO sample VALUES('van1-1',1768237200000,0,0.0,0.0,60.0,-5.0,-5.0,'none');
INSERT INTO sample VALUES('van1-1',1768237201000,0,0.0,16.0,59.999998412698410275,-4.9999997044713504479,-5.0,'none');
INSERT INTO sample VALUES('van1-1',1768237231000,0,0.0,0.0,59.999950793650789647,-4.9999908737217513277,-5.0,'none');
INSERT INTO sample VALUES('van1-1',1768237235000,0,0.0,16.0,59.999944444444437861,-4.9999897014075020962,-5.0,'none');
INSERT INTO sample VALUES('van1-1',1768240802000,7360,16.0,16.0,59.994282539682529885,-4.9993047529056777733,-5.0,'charger');
INSERT INTO sample VALUES('van1-1',1768240862000,7360,16.0,16.0,60.312301587301575976,-4.9405507636332108845,-5.0,'charger');
INSERT INTO sample VALUES('van1-1',1768240922000,7360,16.0,16.0,60.630320634920622071,-4.8826928873135404529,-5.0,'charger');
INSERT INTO sample VALUES('van1-1',1768240982000,7360,16.0,16.0,60.948339682539675265,-4.8257174564760108026,-5.0,'charger');
INSERT INTO sample VALUES('van1-1',1768241042000,7360,16.0,16.0,61.266358730158721355,-4.7696110121055603769,-5.0,'charger');
INSERT INTO sample VALUES('van1-1',1768241102000,7360,16.0,16.0,61.58437777777776745,-4.7143603004633582997,-5.0,'charger');
INSERT INTO sample VALUES('van1-1',1768241162000,7360,16.0,16.0,61.90239682539681354,-4.6599522699559496885,-5.0,'charger');
INSERT INTO sample VALUES('van1-1',1768241222000,7360,16.0,16.0,62.220415873015866735,-4.6063740680521387815,-5.0,'charger');
INSERT INTO sample VALUES('van1-1',1768241282000,7360,16.0,16.0,62.538434920634912829,-4.5536130382469046651,-5.0,'charger');
INSERT INTO sample VALUES('van1-1',1768241342000,7360,16.0,16.0,62.85645396825395892,-4.5016567170716159651,-5.0,'charger');
INSERT INTO sample VALUES('van1-1',1768241402000,7360,16.0,16.0,63.17447301587300501,-4.4504928311498535009,-5.0,'charger');
INSERT INTO sample VALUES('van1-1',1768241462000,7360,16.0,16.0,63.492492063492051101,-4.4001092942981294697,-5.0,'charger');
INSERT INTO sample VALUES('van1-1',1768241522000,7360,16.0,16.0,63.810511111111097191,-4.3504942046708334757,-5.0,'charger');
INSERT INTO sample VALUES('van1-1',1768241582000,7360,16.0,16.0,64.128530158730143286,-4.3016358419487179531,-5.0,'charger');
INSERT INTO sample VALUES('van1-1',1768241642000,7360,16.0,16.0,64.446549206349203588,-4.2535226645702657322,-5.0,'charger');
INSERT INTO sample VALUES('van1-1',1768241702000,7360,16.0,16.0,64.764568253968249678,-4.2061433070052931526,-5.0,'charger');
INSERT INTO sample VALUES('van1-1',1768241762000,7360,16.0,16.0,65.082587301587295769,-4.1594865770701154872,-5.0,'charger');
INSERT INTO sample VALUES('van1-1',1768241822000,7360,16.0,16.0,65.400606349206341859,-4.1135414532836911405,-5.0,'charger');
INSERT INTO sample VALUES('van1-1',1768241882000,7360,16.0,16.0,65.71862539682538795,-4.0682970822640598385,-5.0,'charger');
INSERT INTO sample VALUES('van1-1',1768241942000,7360,16.0,16.0,66.036644444444434045,-4.0237427761645108148,-5.0,'charger');
INSERT INTO sample VALUES('van1-1',1768242002000,7360,16.0,16.0,66.354663492063480135,-3.9798680101488432825,-5.0,'charger');
INSERT INTO sample VALUES('van1-1',1768242062000,7360,16.0,16.0,66.672682539682526225,-3.9366624199051418742,-5.0,'charger');
INSERT INTO sample VALUES('van1-1',1768242122000,7360,16.0,16.0,66.990701587301572316,-3.8941157991974670871,-5.0,'charger');
INSERT INTO sample VALUES('van1-1',1768242182000,7360,16.0,16.0,67.308720634920632618,-3.852218097454886081,-5.0,'charger');
INSERT INTO sample VALUES('van1-1',1768242242000,7360,16.0,16.0,67.626739682539664501,-3.8109594173972802799,-5.0,'charger');
INSERT INTO sample VALUES('van1-1',1768242302000,7360,16.0,16.0,67.944758730158724803,-3.7703300126973595673,-5.0,'charger');
INSERT INTO sample VALUES('van1-1',1768242362000,7360,16.0,16.0,68.262777777777770894,-3.7303202856783386209,-5.0,'charger');
INSERT INTO sample VALUES('van1-1',1768242422000,7360,16.0,16.0,68.580796825396816984,-3.6909207850467256051,-5.0,'charger');
INSERT INTO sample VALUES('van1-1',1768242482000,7360,16.0,16.0,68.898815873015863075,-3.6521222036596925342,-5.0,'charger');
INSERT INTO sample VALUES('van1-1',1768242542000,7360,16.0,16.0,69.216834920634909165,-3.6139153763264957319,-5.0,'charger');
INSERT INTO sample VALUES('van1-1',1768242602000,7360,16.0,16.0,69.53485396825395526,-3.5762912776434290229,-5.0,'charger');
INSERT INTO sample VALUES('van1-1',1768242662000,7360,16.0,16.0,69.85287301587300135,-3.5392410198617993977,-5.0,'charger');
INSERT INTO sample VALUES('van1-1',1768242722000,7360,16.0,16.0,70.170892063492047441,-3.5027558507884202221,-5.0,'charger');
INSERT INTO sample VALUES('van1-1',1768242782000,7360,16.0,16.0,70.488911111111107743,-3.466827151718124611,-5.0,'charger');
INSERT INTO sample VALUES('van1-1',1768242842000,7360,16.0,16.0,70.806930158730153833,-3.4314464353978109123,-5.0,'charger');
INSERT INTO sample VALUES('van1-1',1768242902000,7360,16.0,16.0,71.124949206349199924,-3.3966053440215464576,-5.0,'charger');
INSERT INTO sample VALUES('van1-1',1768242962000,7360,16.0,16.0,71.442968253968246019,-3.3622956472562424146,-5.0,'charger');
INSERT INTO sample VALUES('van1-1',1768243022000,7360,16.0,16.0,71.760987301587292109,-3.3285092402974449932,-5.0,'charger');
INSERT INTO sample VALUES('van1-1',1768243082000,7360,16.0,16.0,72.0790063492063382,-3.2952381419547798202,-5.0,'charger');
INSERT INTO sample VALUES('van1-1',1768243142000,7360,16.0,16.0,72.39702539682538429,-3.2624744927665929594,-5.0,'charger');
INSERT INTO sample VALUES('van1-1',1768243202000,7360,16.0,16.0,72.71504444444443038,-3.2302105531433560337,-5.0,'charger');
INSERT INTO sample VALUES('van1-1',1768243262000,7360,16.0,16.0,73.033063492063476475,-3.198438701539376705,-5.0,'charger');
INSERT INTO sample VALUES('van1-1',1768243322000,7360,16.0,16.0,73.351082539682522566,-3.1671514326524041749,-5.0,'charger');
INSERT INTO sample VALUES('van1-1',1768243382000,7360,16.0,16.0,73.669101587301582868,-3.1363413556506873902,-5.0,'charger');
INSERT INTO sample VALUES('van1-1',1768243442000,7360,16.0,16.0,73.987120634920628958,-3.1060011924270769512,-5.0,'charger');
INSERT INTO sample VALUES('van1-1',1768243502000,7360,16.0,16.0,74.305139682539675049,-3.0761237758797563834,-5.0,'charger');
INSERT INTO sample VALUES('van1-1',1768243562000,7360,16.0,16.0,74.623158730158721139,-3.0467020482191937702,-5.0,'charger');
INSERT INTO sample VALUES('van1-1',1768243622000,7360,16.0,16.0,74.941177777777767234,-3.0177290593009136188,-5.0,'charger');
INSERT INTO sample VALUES('van1-1',1768243682000,7360,16.0,16.0,75.259196825396813324,-2.9891979649837048249,-5.0,'charger');
INSERT INTO sample VALUES('van1-1',1768243742000,7360,16.0,16.0,75.577215873015859415,-2.9611020255128588374,-5.0,'charger');
INSERT INTO sample VALUES('van1-1',1768243802000,7360,16.0,16.0,75.895234920634905505,-2.9334346039280760898,-5.0,'charger');
INSERT INTO sample VALUES('van1-1',1768243862000,7360,16.0,16.0,76.213253968253951596,-2.9061891644956467928,-5.0,'charger');
INSERT INTO sample VALUES('van1-1',1768243922000,7360,16.0,16.0,76.531273015873011898,-2.8793592711645521475,-5.0,'charger');
INSERT INTO sample VALUES('van1-1',1768243982000,7360,16.0,16.0,76.849292063492057993,-2.8529385860461049517,-5.0,'charger');
INSERT INTO sample VALUES('van1-1',1768244042000,7360,16.0,16.0,77.167311111111104083,-2.8269208679167858733,-5.0,'charger');
INSERT INTO sample VALUES('van1-1',1768244102000,7360,16.0,16.0,77.485330158730150174,-2.8012999707439085739,-5.0,'charger');
INSERT INTO sample VALUES('van1-1',1768244162000,7360,16.0,16.0,77.803349206349196264,-2.7760698422337748425,-5.0,'charger');
INSERT INTO sample VALUES('van1-1',1768244222000,7360,16.0,16.0,78.121368253968242354,-2.7512245224019720168,-5.0,'charger');
INSERT INTO sample VALUES('van1-1',1768244282000,7360,16.0,16.0,78.439387301587288449,-2.7267581421654778495,-5.0,'charger');
INSERT INTO sample VALUES('van1-1',1768244342000,7360,16.0,16.0,78.75740634920633454,-2.7026649219562326464,-5.0,'charger');
INSERT INTO sample VALUES('van1-1',1768244402000,7360,16.0,16.0,79.07542539682538063,-2.6789391703558669277,-5.0,'charger');
INSERT INTO sample VALUES('van1-1',1768244462000,7360,16.0,16.0,79.393444444444440932,-2.6555752827512426605,-5.0,'charger');
INSERT INTO sample VALUES('van1-1',1768244522000,7360,16.0,16.0,79.711463492063487023,-2.6325677400105065295,-5.0,'charger');
INSERT INTO sample VALUES('van1-1',1768244582000,7360,16.0,16.0,80.029482539682533113,-2.609911107179331946,-5.0,'charger');
INSERT INTO sample VALUES('van1-1',1768244642000,7360,16.0,16.0,80.347501587301579208,-2.5876000321970478168,-5.0,'charger');
INSERT INTO sample VALUES('van1-1',1768244702000,7360,16.0,16.0,80.665520634920625294,-2.5656292446323503142,-5.0,'charger');
INSERT INTO sample VALUES('van1-1',1768244762000,7360,16.0,16.0,80.983539682539671389,-2.5439935544382930032,-5.0,'charger');
INSERT INTO sample VALUES('van1-1',1768244822000,7360,16.0,16.0,81.301558730158717484,-2.5226878507262711082,-5.0,'charger');
INSERT INTO sample VALUES('van1-1',1768244882000,7360,16.0,16.0,81.61957777777776357,-2.5017071005587010468,-5.0,'charger');
INSERT INTO sample VALUES('van1-1',1768244942000,7360,16.0,16.0,81.937596825396809665,-2.4810463477601154558,-5.0,'charger');
INSERT INTO sample VALUES('van1-1',1768245002000,7360,16.0,16.0,82.255615873015869967,-2.460700711746391267,-5.0,'charger');
INSERT INTO sample VALUES('van1-1',1768245062000,7360,16.0,16.0,82.573634920634916053,-2.4406653863718341668,-5.0,'charger');
INSERT INTO sample VALUES('van1-1',1768245122000,7360,16.0,16.0,82.891653968253962148,-2.4209356387938476551,-5.0,'charger');
INSERT INTO sample VALUES('van1-1',1768245182000,7360,16.0,16.0,83.209673015873008242,-2.4015068083549175881,-5.0,'charger');
INSERT INTO sample VALUES('van1-1',1768245242000,7360,16.0,16.0,83.527692063492054328,-2.3823743054816484132,-5.0,'charger');
INSERT INTO sample VALUES('van1-1',1768245302000,7360,16.0,16.0,83.845711111111100423,-2.3635336106005935263,-5.0,'charger');
INSERT INTO sample VALUES('van1-1',1768245362000,7360,16.0,16.0,84.163730158730146509,-2.3449802730706159614,-5.0,'charger');
INSERT INTO sample VALUES('van1-1',1768245422000,7360,16.0,16.0,84.481749206349206812,-2.3267099101315391607,-5.0,'charger');
INSERT INTO sample VALUES('van1-1',1768245482000,7360,16.0,16.0,84.799768253968238699,-2.3087182058688311414,-5.0,'charger');
INSERT INTO sample VALUES('van1-1',1768245542000,7360,16.0,16.0,85.117787301587284785,-2.2910009101940724818,-5.0,'charger');
INSERT INTO sample VALUES('van1-1',1768245602000,7360,16.0,16.0,85.435806349206345087,-2.2735538378409851922,-5.0,'charger');
INSERT INTO sample VALUES('van1-1',1768245662000,7360,16.0,16.0,85.753825396825391182,-2.2563728673767666776,-5.0,'charger');
INSERT INTO sample VALUES('van1-1',1768245722000,7360,16.0,16.0,86.071844444444437268,-2.2394539402285031925,-5.0,'charger');
INSERT INTO sample VALUES('van1-1',1768245782000,7360,16.0,16.0,86.389863492063483363,-2.2227930597244376365,-5.0,'charger');
INSERT INTO sample VALUES('van1-1',1768245842000,7360,16.0,16.0,86.707882539682529458,-2.2063862901498518809,-5.0,'charger');
INSERT INTO sample VALUES('van1-1',1768245902000,7360,16.0,16.0,87.025901587301575544,-2.1902297558173557945,-5.0,'charger');
INSERT INTO sample VALUES('van1-1',1768245962000,7360,16.0,16.0,87.343920634920621639,-2.1743196401513515958,-5.0,'charger');
INSERT INTO sample VALUES('van1-1',1768246022000,7360,16.0,16.0,87.661939682539667725,-2.1586521847864661438,-5.0,'charger');
INSERT INTO sample VALUES('van1-1',1768246082000,7360,16.0,16.0,87.979958730158713819,-2.1432236886797300101,-5.0,'charger');
INSERT INTO sample VALUES('van1-1',1768246142000,7360,16.0,16.0,88.297977777777774122,-2.1280305072362972751,-5.0,'charger');
INSERT INTO sample VALUES('van1-1',1768246202000,7360,16.0,16.0,88.615996825396820216,-2.1130690514485044317,-5.0,'charger');
INSERT INTO sample VALUES('van1-1',1768246262000,7360,16.0,16.0,88.934015873015852095,-2.0983357870480565665,-5.0,'charger');
INSERT INTO sample VALUES('van1-1',1768246322000,7360,16.0,16.0,89.252034920634912397,-2.0838272336711436416,-5.0,'charger');
INSERT INTO sample VALUES('van1-1',1768246382000,7360,16.0,16.0,89.570053968253958483,-2.0695399640362945881,-5.0,'charger');
INSERT INTO sample VALUES('van1-1',1768246442000,7360,16.0,16.0,89.888073015873004578,-2.0554706031347658168,-5.0,'charger');
INSERT INTO sample VALUES('van1-1',1768246463118,0,0.0,16.0,90.000005119999997305,-2.0505698812301020872,-5.0,'none');
INSERT INTO sample VALUES('van1-1',1768246493118,0,0.0,0.0,89.999957500952376676,-2.0731397528449218015,-5.0,'none');
INSERT INTO sample VALUES('van1-1',1768246497118,0,0.0,16.0,89.999951151746031994,-2.0761359857019527908,-5.0,'none');
INSERT INTO sample VALUES('van1-1',1768282722000,5574,12.118408880666052595,16.0,89.934514831111115997,-4.9970958990527005738,-4.9375292877218583953,'none');
INSERT INTO sample VALUES('van1-1',1768282782000,5574,12.118408880666052595,16.0,89.934514831111115997,-4.9971401922574232301,-3.0903835223222415606,'none');
INSERT INTO sample VALUES('van1-1',1768282842000,5574,12.118408880666052595,16.0,89.934514831111115997,-4.9971838099043663916,-1.2944649721114629414,'none');
INSERT INTO sample VALUES('van1-1',1768282902000,5574,12.118408880666052595,16.0,89.934514831111115997,-4.9972267622971058287,0.45164705619047396112,'none');
INSERT INTO sample VALUES('van1-1',1768282962000,5574,12.118408880666052595,16.0,89.934514831111115997,-4.9972690595820647985,2.1493338555293490799,'none');
INSERT INTO sample VALUES('van1-1',1768283022000,5574,12.118408880666052595,16.0,89.934514831111115997,-4.9973107117509156793,3.7999384112131693314,'none');
INSERT INTO sample VALUES('van1-1',1768283082000,5574,12.118408880666052595,16.0,89.934514831111115997,-4.9973517286429371964,5.4047664633045044979,'none');
INSERT INTO sample VALUES('van1-1',1768283142000,5574,12.118408880666052595,16.0,89.934514831111115997,-4.9973921199473396725,6.9650875395493727637,'none');
INSERT INTO sample VALUES('van1-1',1768283202000,5574,12.118408880666052595,16.0,89.934514831111115997,-4.9974318952055556408,8.4821359596597432073,'none');
INSERT INTO sample VALUES('van1-1',1768283262000,5574,12.118408880666052595,16.0,89.934514831111115997,-4.9974710638134904883,9.9571118117440349237,'none');
INSERT INTO sample VALUES('van1-1',1768283322000,5574,12.118408880666052595,16.0,89.934514831111115997,-4.9975096350237455666,11.391181901658178788,'none');
INSERT INTO sample VALUES('van1-1',1768283382000,5574,12.118408880666052595,16.0,89.934514831111115997,-4.9975476179477995586,12.785480676028100788,'none');
INSERT INTO sample VALUES('van1-1',1768283442000,5574,12.118408880666052595,16.0,89.934514831111115997,-4.9975850215581649749,14.141111119673894335,'none');
INSERT INTO sample VALUES('van1-1',1768283502000,5574,12.118408880666052595,16.0,89.934514831111115997,-4.9976218546905064599,15.459145628145535056,'none');
INSERT INTO sample VALUES('van1-1',1768283562000,5574,12.118408880666052595,16.0,89.934514831111115997,-4.9976581260457262345,16.74062685606048717,'none');
INSERT INTO sample VALUES('van1-1',1768283622000,5574,12.118408880666052595,16.0,89.934514831111115997,-4.9976938441920211175,17.986568541914103036,'none');
INSERT INTO sample VALUES('van1-1',1768283682000,5574,12.118408880666052595,16.0,89.934514831111115997,-4.997729017566906684,19.197956310015520386,'none');
INSERT INTO sample VALUES('van1-1',1768283742000,5574,12.118408880666052595,16.0,89.934514831111115997,-4.9977636544792094497,20.375748450183259307,'none');
INSERT INTO sample VALUES('van1-1',1768283774499,2330,5.0647548566142459591,16.0,89.934514831111115997,-4.997782194479632345,21.000003433698807952,'none');
INSERT INTO sample VALUES('van1-1',1768283834499,2330,5.0647548566142459591,16.0,89.934514831111115997,-4.9978160203402790529,21.000003433698807952,'none');
INSERT INTO sample VALUES('van1-1',1768283894499,2330,5.0647548566142459591,16.0,89.934514831111115997,-4.9978493302905642181,21.000003433698807952,'none');
INSERT INTO sample VALUES('van1-1',1768283954499,2330,5.0647548566142459591,16.0,89.934514831111115997,-4.9978821321991269144,21.000003433698807952,'none');
INSERT INTO sample VALUES('van1-1',1768284014499,2330,5.0647548566142459591,16.0,89.934514831111115997,-4.9979144338145946591,21.000003433698807952,'none');
INSERT INTO sample VALUES('van1-1',1768284074499,2330,5.0647548566142459591,16.0,89.934514831111115997,-4.9979462427674130609,21.000003433698807952,'none');
INSERT INTO sample VALUES('van1-1',1768284134499,2330,5.0647548566142459591,16.0,89.934514831111115997,-4.9979775665716479338,21.000003433698807952,'none');
INSERT INTO sample VALUES('van1-1',1768284194499,2330,5.0647548566142459591,16.0,89.934514831111115997,-4.9980084126267634303,21.000003433698807952,'none');
INSERT INTO sample VALUES('van1-1',1768284254499,2330,5.0647548566142459591,16.0,89.934514831111115997,-4.9980387882193637594,21.000003433698807952,'none');
INSERT INTO sample VALUES('van1-1',1768284314499,2330,5.0647548566142459591,16.0,89.934514831111115997,-4.9980687005249206933,21.000003433698807952,'none');
INSERT INTO sample VALUES('van1-1',1768284374499,2330,5.0647548566142459591,16.0,89.934514831111115997,-4.9980981566094646595,21.000003433698807952,'none');
INSERT INTO sample VALUES('van1-1',1768284434499,2330,5.0647548566142459591,16.0,89.934514831111115997,-4.9981271634312580687,21.000003433698807952,'none');
INSERT INTO sample VALUES('van1-1',1768284494499,2330,5.0647548566142459591,16.0,89.934514831111115997,-4.9981557278424322277,21.000003433698807952,'none');
INSERT INTO sample VALUES('van1-1',1768284554499,2330,5.0647548566142459591,16.0,89.934514831111115997,-4.998183856590613594,21.000003433698807952,'none');
INSERT INTO sample VALUES('van1-1',1768284600000,0,0.0,16.0,89.934514831111115997,-4.9982049016376306482,21.000003433698807952,'none');
INSERT INTO sample VALUES('van1-1',1768284630000,0,0.0,0.0,89.934467212063495368,-4.9982098106009305027,20.63693717814955164,'none');
INSERT INTO sample VALUES('van1-1',1768284634000,0,0.0,16.0,89.934460862857150686,-4.9982104622837306706,20.588912957716772212,'none');
INSERT INTO sample VALUES('van1-1',1768287600000,0,0.0,0.0,89.929752926349209472,-4.9985487919406121903,1.3715748618477556775,'none');
INSERT INTO sample VALUES('van1-2',1768291200000,0,0.0,0.0,89.924038640634918802,-4.998727906043323621,-3.8213771624412133931,'none');
INSERT INTO sample VALUES('van1-2',1768291201000,0,0.0,16.0,89.92403705333333619,-4.9987279363295220591,-3.8219295124291767784,'none');
INSERT INTO sample VALUES('van1-2',1768291203000,7360,16.0,16.0,89.924033878730170957,-4.9987279968786495487,-3.8230334359662627718,'charger');
INSERT INTO sample VALUES('van1-2',1768291217333,0,0.0,16.0,90.000003328888894312,-4.9846125598227342123,-3.8309144917158324261,'none');
INSERT INTO sample VALUES('van1-2',1768291247333,0,0.0,0.0,89.999955709841273684,-4.9847215219280531783,-3.8472397010179006926,'none');
INSERT INTO sample VALUES('van1-2',1768291251333,0,0.0,16.0,89.999949360634929011,-4.9847359870453429309,-3.8493991015078958817,'none');
CREATE TABLE precondition (
    vehicle TEXT NOT NULL REFERENCES vehicle (id) ON DELETE CASCADE,
    number INTEGER NOT NULL CHECK (number > 0),
    kind TEXT NOT NULL CHECK (kind IN ('departure', 'startNow')),
    departureAt INTEGER,
    openedAt INTEGER NOT NULL,
    startedAt INTEGER,
    endedAt INTEGER,
    cabinStart REAL NOT NULL,
    cabinEnd REAL NOT NULL,
    outside REAL NOT NULL,
    target REAL NOT NULL,
    energyGridWh INTEGER NOT NULL CHECK (energyGridWh >= 0),
    energyBatteryWh INTEGER NOT NULL CHECK (energyBatteryWh >= 0),
    source TEXT NOT NULL CHECK (source IN ('none', 'grid', 'battery', 'both')),
    result TEXT,
    reason TEXT,
    PRIMARY KEY (vehicle, number)
) STRICT;
INSERT INTO precondition VALUES('van1',1,'departure',1768284000000,1768282720000,1768282720000,1768284600000,-5.0,21.000003433698807952,-5.0,21.0,1909,3,'both','reached',NULL);
CREATE TABLE diagnosis (
    vehicle TEXT NOT NULL REFERENCES vehicle (id) ON DELETE CASCADE,
    activity TEXT NOT NULL CHECK (activity IN ('charging', 'climate')),
    sequence INTEGER NOT NULL,
    at INTEGER NOT NULL,
    verdict TEXT NOT NULL,
    "primary" TEXT,
    document TEXT NOT NULL CHECK (json_valid(document)),
    PRIMARY KEY (vehicle, activity, sequence)
) STRICT;
INSERT INTO diagnosis VALUES('van1','charging',0,1768237200000,'blocked','plugInserted','{"schema":"ecell.diagnosis/1","language":"en","vehicle":"van1","activity":"charging","at":"2026-01-12T17:00:00.000Z","verdict":"blocked","headline":"The van does not charge: somebody has to act.","heldBy":"person","primary":{"prerequisite":"plugInserted","severity":"blocks","message":"The charge plug is not in the van.","since":null,"because":"start","count":1,"first":null,"last":null,"observed":{"plug.fit":"out"},"expected":{"plug.fit":"inserted"},"consequences":["plugLocked","plugConnected","cardAccepted"],"source":"FAQ 24.2a, 25.5a","codes":[{"system":"mbapi","code":"chargeCouplerACStatus=2","source":"mbapi, vehicle attributes of the Mercedes-Benz cloud"}]},"others":[],"satisfied":["mainsPresent","wallboxOperative","vehicleOperative","gearInPark","hoodClosed","batteryTemperatureAllows","targetNotReached","chargingWanted","currentOffered","insideWindow","timeSufficient"],"untested":[],"limitedBy":"none","lamp":"dark","remedies":[{"advice":["Push the charge plug fully into the van.","Show a charging card that is accepted."],"commands":[{"name":"plug.insert","arguments":{}},{"name":"card.present","arguments":{"card":"card~47e9"}}],"startsAfter":"3 s"}],"next":null,"forecast":null,"command":null,"lastDeparture":null,"contact":null}');
INSERT INTO diagnosis VALUES('van1','climate',0,1768237200000,'blocked','plugInserted','{"schema":"ecell.diagnosis/1","language":"en","vehicle":"van1","activity":"climate","at":"2026-01-12T17:00:00.000Z","verdict":"blocked","headline":"The climate does not run: somebody has to act.","heldBy":"person","primary":{"prerequisite":"plugInserted","severity":"blocks","message":"The charge plug is not in the van.","since":null,"because":"start","count":1,"first":null,"last":null,"observed":{"plug.fit":"out"},"expected":{"plug.fit":"inserted"},"consequences":["plugLocked","plugConnected","cardAccepted"],"source":"FAQ 24.2a, 25.5a","codes":[{"system":"mbapi","code":"chargeCouplerACStatus=2","source":"mbapi, vehicle attributes of the Mercedes-Benz cloud"}]},"others":[{"prerequisite":"climateActivated","severity":"blocks","message":"Pre-entry climate control is not switched on.","since":null,"because":"start","count":1,"first":null,"last":null,"observed":{"climate.activated":"false","climate.state":"off"},"expected":{"climate.activated":"true"},"consequences":["departureSet"],"source":"FAQ 25.1a","codes":[{"system":"mbapi","code":"precondatdeparture=0","source":"mbapi, vehicle attributes of the Mercedes-Benz cloud"}]}],"satisfied":["vehicleOperative","gearInPark","hoodClosed","doorsClosed","windowsClosed","batterySufficient","coolingAvailable","temperatureDiffers","fullClimatePower"],"untested":[],"limitedBy":"none","lamp":"dark","remedies":[{"advice":["Push the charge plug fully into the van.","Start the climate at once in the app."],"commands":[{"name":"plug.insert","arguments":{}},{"name":"climate.startNow","arguments":{}}],"startsAfter":"0 s"},{"advice":["Push the charge plug fully into the van.","Switch pre-entry climate control on.","Set a departure time, for example 19:00."],"commands":[{"name":"plug.insert","arguments":{}},{"name":"climate.activate","arguments":{}},{"name":"departure.set","arguments":{"time":"19:00"}}],"startsAfter":"38 min 40 s"}],"next":null,"forecast":null,"command":null,"lastDeparture":null,"contact":null}');
INSERT INTO diagnosis VALUES('van1','charging',5,1768237200000,'blocked','plugInserted','{"schema":"ecell.diagnosis/1","language":"en","vehicle":"van1","activity":"charging","at":"2026-01-12T17:00:00.000Z","verdict":"blocked","headline":"The van does not charge: somebody has to act.","heldBy":"person","primary":{"prerequisite":"plugInserted","severity":"blocks","message":"The charge plug is not in the van.","since":null,"because":"start","count":1,"first":null,"last":null,"observed":{"plug.fit":"out"},"expected":{"plug.fit":"inserted"},"consequences":["plugLocked","plugConnected","cardAccepted"],"source":"FAQ 24.2a, 25.5a","codes":[{"system":"mbapi","code":"chargeCouplerACStatus=2","source":"mbapi, vehicle attributes of the Mercedes-Benz cloud"}]},"others":[{"prerequisite":"hoodClosed","severity":"blocks","message":"The hood is open.","since":"2026-01-12T17:00:00.000Z","because":"hood.open","count":1,"first":"2026-01-12T17:00:00.000Z","last":"2026-01-12T17:00:00.000Z","observed":{"vehicle.hood":"open"},"expected":{"vehicle.hood":"closed"},"consequences":[],"source":"FAQ 24.3, 25.3","codes":[{"system":"mb","code":"6816","source":"Mercedes-Benz mobile SDK, CommandErrors"},{"system":"mbapi","code":"engineHoodStatus=1","source":"mbapi, vehicle attributes of the Mercedes-Benz cloud"}]}],"satisfied":["mainsPresent","wallboxOperative","vehicleOperative","gearInPark","batteryTemperatureAllows","targetNotReached","chargingWanted","currentOffered","insideWindow","timeSufficient"],"untested":[],"limitedBy":"none","lamp":"dark","remedies":[{"advice":["Push the charge plug fully into the van.","Close the hood.","Show a charging card that is accepted."],"commands":[{"name":"plug.insert","arguments":{}},{"name":"hood.close","arguments":{}},{"name":"card.present","arguments":{"card":"card~47e9"}}],"startsAfter":"3 s"}],"next":null,"forecast":null,"command":null,"lastDeparture":null,"contact":null}');
INSERT INTO diagnosis VALUES('van1','climate',5,1768237200000,'blocked','plugInserted','{"schema":"ecell.diagnosis/1","language":"en","vehicle":"van1","activity":"climate","at":"2026-01-12T17:00:00.000Z","verdict":"blocked","headline":"The climate does not run: somebody has to act.","heldBy":"person","primary":{"prerequisite":"plugInserted","severity":"blocks","message":"The charge plug is not in the van.","since":null,"because":"start","count":1,"first":null,"last":null,"observed":{"plug.fit":"out"},"expected":{"plug.fit":"inserted"},"consequences":["plugLocked","plugConnected","cardAccepted"],"source":"FAQ 24.2a, 25.5a","codes":[{"system":"mbapi","code":"chargeCouplerACStatus=2","source":"mbapi, vehicle attributes of the Mercedes-Benz cloud"}]},"others":[{"prerequisite":"hoodClosed","severity":"blocks","message":"The hood is open.","since":"2026-01-12T17:00:00.000Z","because":"hood.open","count":1,"first":"2026-01-12T17:00:00.000Z","last":"2026-01-12T17:00:00.000Z","observed":{"vehicle.hood":"open"},"expected":{"vehicle.hood":"closed"},"consequences":[],"source":"FAQ 24.3, 25.3","codes":[{"system":"mb","code":"6816","source":"Mercedes-Benz mobile SDK, CommandErrors"},{"system":"mbapi","code":"engineHoodStatus=1","source":"mbapi, vehicle attributes of the Mercedes-Benz cloud"}]},{"prerequisite":"climateActivated","severity":"blocks","message":"Pre-entry climate control is not switched on.","since":null,"because":"start","count":1,"first":null,"last":null,"observed":{"climate.activated":"false","climate.state":"off"},"expected":{"climate.activated":"true"},"consequences":["departureSet"],"source":"FAQ 25.1a","codes":[{"system":"mbapi","code":"precondatdeparture=0","source":"mbapi, vehicle attributes of the Mercedes-Benz cloud"}]}],"satisfied":["vehicleOperative","gearInPark","doorsClosed","windowsClosed","batterySufficient","coolingAvailable","temperatureDiffers","fullClimatePower"],"untested":[],"limitedBy":"none","lamp":"dark","remedies":[{"advice":["Push the charge plug fully into the van.","Close the hood.","Start the climate at once in the app."],"commands":[{"name":"plug.insert","arguments":{}},{"name":"hood.close","arguments":{}},{"name":"climate.startNow","arguments":{}}],"startsAfter":"0 s"},{"advice":["Push the charge plug fully into the van.","Close the hood.","Switch pre-entry climate control on.","Set a departure time, for example 19:00."],"commands":[{"name":"plug.insert","arguments":{}},{"name":"hood.close","arguments":{}},{"name":"climate.activate","arguments":{}},{"name":"departure.set","arguments":{"time":"19:00"}}],"startsAfter":"38 min 40 s"}],"next":null,"forecast":null,"command":null,"lastDeparture":null,"contact":null}');
INSERT INTO diagnosis VALUES('van1','charging',22,1768237200000,'blocked','hoodClosed','{"schema":"ecell.diagnosis/1","language":"en","vehicle":"van1","activity":"charging","at":"2026-01-12T17:00:00.000Z","verdict":"blocked","headline":"The van does not charge: somebody has to act.","heldBy":"vehicle","primary":{"prerequisite":"hoodClosed","severity":"blocks","message":"The hood is open.","since":"2026-01-12T17:00:00.000Z","because":"hood.open","count":1,"first":null,"last":null,"observed":{"vehicle.hood":"open"},"expected":{"vehicle.hood":"closed"},"consequences":[],"source":"FAQ 24.3, 25.3","codes":[{"system":"mb","code":"6816","source":"Mercedes-Benz mobile SDK, CommandErrors"},{"system":"mbapi","code":"engineHoodStatus=1","source":"mbapi, vehicle attributes of the Mercedes-Benz cloud"}]},"others":[{"prerequisite":"cardAccepted","severity":"blocks","message":"No charging card has been shown.","since":null,"because":"start","count":1,"first":null,"last":null,"observed":{"card.status":"none","session.state":"open","plug.supply":"wallbox","wallbox.status":"Preparing"},"expected":{"card.status":"Accepted","session.state":"open"},"consequences":[],"source":"FAQ 24.5","codes":[]}],"satisfied":["mainsPresent","wallboxOperative","vehicleOperative","plugInserted","plugLocked","plugConnected","gearInPark","batteryTemperatureAllows","targetNotReached","chargingWanted","currentOffered","insideWindow","timeSufficient"],"untested":[],"limitedBy":"none","lamp":"orangeSteady","remedies":[{"advice":["Close the hood.","Show a charging card that is accepted."],"commands":[{"name":"hood.close","arguments":{}},{"name":"card.present","arguments":{"card":"card~47e9"}}],"startsAfter":"3 s"}],"next":null,"forecast":null,"command":null,"lastDeparture":null,"contact":null}');
INSERT INTO diagnosis VALUES('van1','climate',22,1768237200000,'blocked','hoodClosed','{"schema":"ecell.diagnosis/1","language":"en","vehicle":"van1","activity":"climate","at":"2026-01-12T17:00:00.000Z","verdict":"blocked","headline":"The climate does not run: somebody has to act.","heldBy":"vehicle","primary":{"prerequisite":"hoodClosed","severity":"blocks","message":"The hood is open.","since":"2026-01-12T17:00:00.000Z","because":"hood.open","count":1,"first":null,"last":null,"observed":{"vehicle.hood":"open"},"expected":{"vehicle.hood":"closed"},"consequences":[],"source":"FAQ 24.3, 25.3","codes":[{"system":"mb","code":"6816","source":"Mercedes-Benz mobile SDK, CommandErrors"},{"system":"mbapi","code":"engineHoodStatus=1","source":"mbapi, vehicle attributes of the Mercedes-Benz cloud"}]},"others":[{"prerequisite":"climateActivated","severity":"blocks","message":"Pre-entry climate control is not switched on.","since":null,"because":"start","count":1,"first":null,"last":null,"observed":{"climate.activated":"false","climate.state":"off"},"expected":{"climate.activated":"true"},"consequences":["departureSet"],"source":"FAQ 25.1a","codes":[{"system":"mbapi","code":"precondatdeparture=0","source":"mbapi, vehicle attributes of the Mercedes-Benz cloud"}]}],"satisfied":["vehicleOperative","plugInserted","plugLocked","plugConnected","gearInPark","doorsClosed","windowsClosed","batterySufficient","coolingAvailable","temperatureDiffers","fullClimatePower"],"untested":[],"limitedBy":"none","lamp":"orangeSteady","remedies":[{"advice":["Close the hood.","Start the climate at once in the app."],"commands":[{"name":"hood.close","arguments":{}},{"name":"climate.startNow","arguments":{}}],"startsAfter":"0 s"},{"advice":["Close the hood.","Switch pre-entry climate control on.","Set a departure time, for example 19:00."],"commands":[{"name":"hood.close","arguments":{}},{"name":"climate.activate","arguments":{}},{"name":"departure.set","arguments":{"time":"19:00"}}],"startsAfter":"38 min 40 s"}],"next":null,"forecast":null,"command":null,"lastDeparture":null,"contact":null}');
INSERT INTO diagnosis VALUES('van1','charging',35,1768240800000,'blocked','hoodClosed','{"schema":"ecell.diagnosis/1","language":"en","vehicle":"van1","activity":"charging","at":"2026-01-12T18:00:00.000Z","verdict":"blocked","headline":"The van does not charge: somebody has to act.","heldBy":"vehicle","primary":{"prerequisite":"hoodClosed","severity":"blocks","message":"The hood is open.","since":"2026-01-12T17:00:00.000Z","because":"hood.open","count":1,"first":null,"last":null,"observed":{"vehicle.hood":"open"},"expected":{"vehicle.hood":"closed"},"consequences":[],"source":"FAQ 24.3, 25.3","codes":[{"system":"mb","code":"6816","source":"Mercedes-Benz mobile SDK, CommandErrors"},{"system":"mbapi","code":"engineHoodStatus=1","source":"mbapi, vehicle attributes of the Mercedes-Benz cloud"}]},"others":[],"satisfied":["mainsPresent","wallboxOperative","vehicleOperative","plugInserted","plugLocked","plugConnected","gearInPark","cardAccepted","batteryTemperatureAllows","targetNotReached","chargingWanted","currentOffered","insideWindow","timeSufficient"],"untested":[],"limitedBy":"none","lamp":"orangeSteady","remedies":[{"advice":["Close the hood."],"commands":[{"name":"hood.close","arguments":{}}],"startsAfter":"2 s"}],"next":null,"forecast":null,"command":null,"lastDeparture":null,"contact":null}');
INSERT INTO diagnosis VALUES('van1','charging',45,1768240800000,'waiting',NULL,'{"schema":"ecell.diagnosis/1","language":"en","vehicle":"van1","activity":"charging","at":"2026-01-12T18:00:00.000Z","verdict":"waiting","headline":"The van is about to charge.","heldBy":"none","primary":null,"others":[],"satisfied":["mainsPresent","wallboxOperative","vehicleOperative","plugInserted","plugLocked","plugConnected","gearInPark","hoodClosed","cardAccepted","batteryTemperatureAllows","targetNotReached","chargingWanted","currentOffered","insideWindow","timeSufficient"],"untested":[],"limitedBy":"none","lamp":"orangeBlinking","remedies":[],"next":{"at":"2026-01-12T18:00:02.000Z","signal":"charging.state","value":"charging","message":"The van charges at 19:00:02."},"forecast":{"readyAt":"2026-01-12T21:23:52.000Z","climateStartsAt":null,"departure":null,"timeSufficient":null,"soc":null,"cabinTemperature":null},"command":null,"lastDeparture":null,"contact":null}');
INSERT INTO diagnosis VALUES('van1','climate',45,1768240800000,'blocked','climateActivated','{"schema":"ecell.diagnosis/1","language":"en","vehicle":"van1","activity":"climate","at":"2026-01-12T18:00:00.000Z","verdict":"blocked","headline":"The climate does not run: somebody has to act.","heldBy":"person","primary":{"prerequisite":"climateActivated","severity":"blocks","message":"Pre-entry climate control is not switched on.","since":null,"because":"start","count":1,"first":null,"last":null,"observed":{"climate.activated":"false","climate.state":"off"},"expected":{"climate.activated":"true"},"consequences":["departureSet"],"source":"FAQ 25.1a","codes":[{"system":"mbapi","code":"precondatdeparture=0","source":"mbapi, vehicle attributes of the Mercedes-Benz cloud"}]},"others":[],"satisfied":["vehicleOperative","plugInserted","plugLocked","plugConnected","gearInPark","hoodClosed","doorsClosed","windowsClosed","batterySufficient","coolingAvailable","temperatureDiffers","fullClimatePower"],"untested":[],"limitedBy":"none","lamp":"orangeBlinking","remedies":[{"advice":["Start the climate at once in the app."],"commands":[{"name":"climate.startNow","arguments":{}}],"startsAfter":"0 s"},{"advice":["Switch pre-entry climate control on.","Set a departure time, for example 20:00."],"commands":[{"name":"climate.activate","arguments":{}},{"name":"departure.set","arguments":{"time":"20:00"}}],"startsAfter":"38 min 40 s"}],"next":null,"forecast":{"readyAt":"2026-01-12T21:23:52.000Z","climateStartsAt":null,"departure":null,"timeSufficient":null,"soc":null,"cabinTemperature":null},"command":null,"lastDeparture":null,"contact":null}');
INSERT INTO diagnosis VALUES('van1','climate',50,1768240800000,'blocked','departureSet','{"schema":"ecell.diagnosis/1","language":"en","vehicle":"van1","activity":"climate","at":"2026-01-12T18:00:00.000Z","verdict":"blocked","headline":"The climate does not run: somebody has to act.","heldBy":"person","primary":{"prerequisite":"departureSet","severity":"blocks","message":"No departure time is set.","since":null,"because":"start","count":1,"first":null,"last":null,"observed":{"departure.next":"none","climate.state":"off"},"expected":{"departure.next":"not none"},"consequences":[],"source":"FAQ 25.1b","codes":[{"system":"mbapi","code":"departureTimeMode=0","source":"mbapi, vehicle attributes of the Mercedes-Benz cloud"}]},"others":[],"satisfied":["vehicleOperative","plugInserted","plugLocked","plugConnected","gearInPark","hoodClosed","doorsClosed","windowsClosed","batterySufficient","climateActivated","coolingAvailable","temperatureDiffers","fullClimatePower"],"untested":[],"limitedBy":"none","lamp":"orangeBlinking","remedies":[{"advice":["Set a departure time, for example 20:00."],"commands":[{"name":"departure.set","arguments":{"time":"20:00"}}],"startsAfter":"38 min 40 s"},{"advice":["Start the climate at once in the app."],"commands":[{"name":"climate.startNow","arguments":{}}],"startsAfter":"0 s"}],"next":null,"forecast":{"readyAt":"2026-01-12T21:23:52.000Z","climateStartsAt":null,"departure":null,"timeSufficient":null,"soc":null,"cabinTemperature":null},"command":null,"lastDeparture":null,"contact":null}');
INSERT INTO diagnosis VALUES('van1','climate',59,1768240800000,'waiting',NULL,'{"schema":"ecell.diagnosis/1","language":"en","vehicle":"van1","activity":"climate","at":"2026-01-12T18:00:00.000Z","verdict":"waiting","headline":"The climate waits for its start.","heldBy":"none","primary":null,"others":[],"satisfied":["vehicleOperative","plugInserted","plugLocked","plugConnected","gearInPark","hoodClosed","doorsClosed","windowsClosed","batterySufficient","climateActivated","departureSet","coolingAvailable","temperatureDiffers","fullClimatePower"],"untested":[],"limitedBy":"none","lamp":"orangeBlinking","remedies":[],"next":{"at":"2026-01-13T05:38:40.000Z","signal":"climate.state","value":"heating","message":"The van is heated on 13 January at 06:38:40."},"forecast":{"readyAt":"2026-01-12T21:23:52.000Z","climateStartsAt":"2026-01-13T05:38:40.000Z","departure":"2026-01-13T06:00:00.000Z","timeSufficient":true,"soc":99.9,"cabinTemperature":21},"command":null,"lastDeparture":null,"contact":null}');
INSERT INTO diagnosis VALUES('van1','charging',149,1768287600000,'done','targetNotReached','{"schema":"ecell.diagnosis/1","language":"en","vehicle":"van1","activity":"charging","at":"2026-01-13T07:00:00.000Z","verdict":"done","headline":"The van has been charged.","heldBy":"none","primary":{"prerequisite":"targetNotReached","severity":"blocks","message":"The battery has reached its target of 90 %.","since":"2026-01-12T19:34:23.118Z","because":"time","count":1,"first":"2026-01-12T19:34:23.118Z","last":"2026-01-12T19:34:23.118Z","observed":{"vehicle.soc":"89.9 %","charging.target":"90.0 %","plug.fit":"inserted"},"expected":{"vehicle.soc":"< 90 %"},"consequences":[],"source":"charging target","codes":[{"system":"mbapi","code":"chargingstatus=1","source":"mbapi, vehicle attributes of the Mercedes-Benz cloud"}]},"others":[],"satisfied":["mainsPresent","wallboxOperative","vehicleOperative","plugInserted","plugLocked","plugConnected","gearInPark","hoodClosed","cardAccepted","batteryTemperatureAllows","chargingWanted","currentOffered","insideWindow","timeSufficient"],"untested":[],"limitedBy":"none","lamp":"greenSteady","remedies":[{"advice":["Start charging in the app."],"commands":[{"name":"charging.start","arguments":{}}],"startsAfter":"2 s"},{"advice":["Raise the charging target to 100 %."],"commands":[{"name":"charging.setTarget","arguments":{"soc":"100 %"}}],"startsAfter":"2 s"}],"next":null,"forecast":null,"command":null,"lastDeparture":null,"contact":null}');
INSERT INTO diagnosis VALUES('van1','climate',149,1768287600000,'blocked','departureSet','{"schema":"ecell.diagnosis/1","language":"en","vehicle":"van1","activity":"climate","at":"2026-01-13T07:00:00.000Z","verdict":"blocked","headline":"The climate does not run: somebody has to act.","heldBy":"person","primary":{"prerequisite":"departureSet","severity":"blocks","message":"No departure time is set.","since":"2026-01-13T06:10:00.000Z","because":"time","count":1,"first":"2026-01-13T06:10:00.000Z","last":"2026-01-13T06:10:00.000Z","observed":{"departure.next":"none","climate.state":"off"},"expected":{"departure.next":"not none"},"consequences":[],"source":"FAQ 25.1b","codes":[{"system":"mbapi","code":"departureTimeMode=0","source":"mbapi, vehicle attributes of the Mercedes-Benz cloud"}]},"others":[],"satisfied":["vehicleOperative","plugInserted","plugLocked","plugConnected","gearInPark","hoodClosed","doorsClosed","windowsClosed","batterySufficient","climateActivated","coolingAvailable","temperatureDiffers","fullClimatePower"],"untested":[],"limitedBy":"none","lamp":"greenSteady","remedies":[{"advice":["Set a departure time, for example 09:00."],"commands":[{"name":"departure.set","arguments":{"time":"09:00"}}],"startsAfter":"39 min 54 s"},{"advice":["Start the climate at once in the app."],"commands":[{"name":"climate.startNow","arguments":{}}],"startsAfter":"0 s"}],"next":null,"forecast":null,"command":null,"lastDeparture":{"at":"2026-01-13T06:00:00.000Z","result":"reached","cabinTemperature":21,"target":21,"hindrances":[]},"contact":null}');
INSERT INTO diagnosis VALUES('van1','charging',159,1768287600000,'blocked','plugLocked','{"schema":"ecell.diagnosis/1","language":"en","vehicle":"van1","activity":"charging","at":"2026-01-13T07:00:00.000Z","verdict":"blocked","headline":"The van does not charge: somebody has to act.","heldBy":"vehicle","primary":{"prerequisite":"plugLocked","severity":"blocks","message":"The charge plug is not locked.","since":"2026-01-13T07:00:00.000Z","because":"plug.unlock","count":1,"first":"2026-01-13T07:00:00.000Z","last":"2026-01-13T07:00:00.000Z","observed":{"plug.lock":"unlocked"},"expected":{"plug.lock":"locked"},"consequences":[],"source":"FAQ 24.2b, 25.5b","codes":[{"system":"mbapi","code":"chargeCouplerACLockStatus=1","source":"mbapi, vehicle attributes of the Mercedes-Benz cloud"}]},"others":[{"prerequisite":"targetNotReached","severity":"blocks","message":"The battery has reached its target of 90 %.","since":"2026-01-12T19:34:23.118Z","because":"time","count":1,"first":"2026-01-12T19:34:23.118Z","last":"2026-01-12T19:34:23.118Z","observed":{"vehicle.soc":"89.9 %","charging.target":"90.0 %","plug.fit":"inserted"},"expected":{"vehicle.soc":"< 90 %"},"consequences":[],"source":"charging target","codes":[{"system":"mbapi","code":"chargingstatus=1","source":"mbapi, vehicle attributes of the Mercedes-Benz cloud"}]}],"satisfied":["mainsPresent","wallboxOperative","vehicleOperative","plugInserted","plugConnected","gearInPark","hoodClosed","cardAccepted","batteryTemperatureAllows","chargingWanted","currentOffered","insideWindow","timeSufficient"],"untested":[],"limitedBy":"none","lamp":"whiteSteady","remedies":[{"advice":["Start charging in the app."],"commands":[{"name":"charging.start","arguments":{}}],"startsAfter":"32 s"},{"advice":["Raise the charging target to 100 %."],"commands":[{"name":"charging.setTarget","arguments":{"soc":"100 %"}}],"startsAfter":"32 s"}],"next":{"at":"2026-01-13T07:00:30.000Z","signal":"charging.state","value":"complete","message":"The charging target is reached at 08:00:30."},"forecast":null,"command":null,"lastDeparture":null,"contact":null}');
INSERT INTO diagnosis VALUES('van1','climate',159,1768287600000,'blocked','plugLocked','{"schema":"ecell.diagnosis/1","language":"en","vehicle":"van1","activity":"climate","at":"2026-01-13T07:00:00.000Z","verdict":"blocked","headline":"The climate does not run: somebody has to act.","heldBy":"vehicle","primary":{"prerequisite":"plugLocked","severity":"blocks","message":"The charge plug is not locked.","since":"2026-01-13T07:00:00.000Z","because":"plug.unlock","count":1,"first":"2026-01-13T07:00:00.000Z","last":"2026-01-13T07:00:00.000Z","observed":{"plug.lock":"unlocked"},"expected":{"plug.lock":"locked"},"consequences":[],"source":"FAQ 24.2b, 25.5b","codes":[{"system":"mbapi","code":"chargeCouplerACLockStatus=1","source":"mbapi, vehicle attributes of the Mercedes-Benz cloud"}]},"others":[{"prerequisite":"departureSet","severity":"blocks","message":"No departure time is set.","since":"2026-01-13T06:10:00.000Z","because":"time","count":1,"first":"2026-01-13T06:10:00.000Z","last":"2026-01-13T06:10:00.000Z","observed":{"departure.next":"none","climate.state":"off"},"expected":{"departure.next":"not none"},"consequences":[],"source":"FAQ 25.1b","codes":[{"system":"mbapi","code":"departureTimeMode=0","source":"mbapi, vehicle attributes of the Mercedes-Benz cloud"}]}],"satisfied":["vehicleOperative","plugInserted","plugConnected","gearInPark","hoodClosed","doorsClosed","windowsClosed","batterySufficient","climateActivated","coolingAvailable","temperatureDiffers","fullClimatePower"],"untested":[],"limitedBy":"none","lamp":"whiteSteady","remedies":[{"advice":["Set a departure time, for example 09:00."],"commands":[{"name":"departure.set","arguments":{"time":"09:00"}}],"startsAfter":"39 min 54 s"},{"advice":["Lock the charge plug.","Start the climate at once in the app."],"commands":[{"name":"plug.lock","arguments":{}},{"name":"climate.startNow","arguments":{}}],"startsAfter":"0 s"}],"next":null,"forecast":null,"command":null,"lastDeparture":{"at":"2026-01-13T06:00:00.000Z","result":"reached","cabinTemperature":21,"target":21,"hindrances":[]},"contact":null}');
INSERT INTO diagnosis VALUES('van1','charging',179,1768287600000,'blocked','plugInserted','{"schema":"ecell.diagnosis/1","language":"en","vehicle":"van1","activity":"charging","at":"2026-01-13T07:00:00.000Z","verdict":"blocked","headline":"The van does not charge: somebody has to act.","heldBy":"person","primary":{"prerequisite":"plugInserted","severity":"blocks","message":"The charge plug is not in the van.","since":"2026-01-13T07:00:00.000Z","because":"plug.remove","count":1,"first":"2026-01-13T07:00:00.000Z","last":"2026-01-13T07:00:00.000Z","observed":{"plug.fit":"out"},"expected":{"plug.fit":"inserted"},"consequences":["plugLocked","plugConnected","cardAccepted"],"source":"FAQ 24.2a, 25.5a","codes":[{"system":"mbapi","code":"chargeCouplerACStatus=2","source":"mbapi, vehicle attributes of the Mercedes-Benz cloud"}]},"others":[{"prerequisite":"targetNotReached","severity":"blocks","message":"The battery has reached its target of 90 %.","since":"2026-01-12T19:34:23.118Z","because":"time","count":1,"first":null,"last":null,"observed":{"vehicle.soc":"89.9 %","charging.target":"90.0 %","plug.fit":"out"},"expected":{"vehicle.soc":"< 90 %"},"consequences":[],"source":"charging target","codes":[{"system":"mbapi","code":"chargingstatus=1","source":"mbapi, vehicle attributes of the Mercedes-Benz cloud"}]}],"satisfied":["mainsPresent","wallboxOperative","vehicleOperative","gearInPark","hoodClosed","batteryTemperatureAllows","chargingWanted","currentOffered","insideWindow","timeSufficient"],"untested":[],"limitedBy":"none","lamp":"dark","remedies":[{"advice":["Push the charge plug fully into the van.","Show a charging card that is accepted."],"commands":[{"name":"plug.insert","arguments":{}},{"name":"card.present","arguments":{"card":"card~47e9"}}],"startsAfter":"3 s"}],"next":null,"forecast":null,"command":null,"lastDeparture":null,"contact":null}');
INSERT INTO diagnosis VALUES('van1','climate',179,1768287600000,'blocked','plugInserted','{"schema":"ecell.diagnosis/1","language":"en","vehicle":"van1","activity":"climate","at":"2026-01-13T07:00:00.000Z","verdict":"blocked","headline":"The climate does not run: somebody has to act.","heldBy":"person","primary":{"prerequisite":"plugInserted","severity":"blocks","message":"The charge plug is not in the van.","since":"2026-01-13T07:00:00.000Z","because":"plug.remove","count":1,"first":"2026-01-13T07:00:00.000Z","last":"2026-01-13T07:00:00.000Z","observed":{"plug.fit":"out"},"expected":{"plug.fit":"inserted"},"consequences":["plugLocked","plugConnected","cardAccepted"],"source":"FAQ 24.2a, 25.5a","codes":[{"system":"mbapi","code":"chargeCouplerACStatus=2","source":"mbapi, vehicle attributes of the Mercedes-Benz cloud"}]},"others":[{"prerequisite":"departureSet","severity":"blocks","message":"No departure time is set.","since":"2026-01-13T06:10:00.000Z","because":"time","count":1,"first":null,"last":null,"observed":{"departure.next":"none","climate.state":"off"},"expected":{"departure.next":"not none"},"consequences":[],"source":"FAQ 25.1b","codes":[{"system":"mbapi","code":"departureTimeMode=0","source":"mbapi, vehicle attributes of the Mercedes-Benz cloud"}]}],"satisfied":["vehicleOperative","gearInPark","hoodClosed","doorsClosed","windowsClosed","batterySufficient","climateActivated","coolingAvailable","temperatureDiffers","fullClimatePower"],"untested":[],"limitedBy":"none","lamp":"dark","remedies":[{"advice":["Push the charge plug fully into the van.","Set a departure time, for example 09:00."],"commands":[{"name":"plug.insert","arguments":{}},{"name":"departure.set","arguments":{"time":"09:00"}}],"startsAfter":"39 min 54 s"},{"advice":["Push the charge plug fully into the van.","Start the climate at once in the app."],"commands":[{"name":"plug.insert","arguments":{}},{"name":"climate.startNow","arguments":{}}],"startsAfter":"0 s"}],"next":null,"forecast":null,"command":null,"lastDeparture":{"at":"2026-01-13T06:00:00.000Z","result":"reached","cabinTemperature":21,"target":21,"hindrances":[]},"contact":null}');
INSERT INTO diagnosis VALUES('van1','charging',200,1768291200000,'blocked','cardAccepted','{"schema":"ecell.diagnosis/1","language":"en","vehicle":"van1","activity":"charging","at":"2026-01-13T08:00:00.000Z","verdict":"blocked","headline":"The van does not charge: somebody has to act.","heldBy":"card","primary":{"prerequisite":"cardAccepted","severity":"blocks","message":"No charging card has been shown.","since":"2026-01-13T07:00:00.000Z","because":"plug.remove","count":1,"first":null,"last":null,"observed":{"card.status":"none","session.state":"open","plug.supply":"wallbox","wallbox.status":"Preparing"},"expected":{"card.status":"Accepted","session.state":"open"},"consequences":[],"source":"FAQ 24.5","codes":[]},"others":[],"satisfied":["mainsPresent","wallboxOperative","vehicleOperative","plugInserted","plugLocked","plugConnected","gearInPark","hoodClosed","batteryTemperatureAllows","targetNotReached","chargingWanted","currentOffered","insideWindow","timeSufficient"],"untested":[],"limitedBy":"none","lamp":"orangeSteady","remedies":[{"advice":["Show a charging card that is accepted."],"commands":[{"name":"card.present","arguments":{"card":"card~47e9"}}],"startsAfter":"3 s"}],"next":null,"forecast":null,"command":null,"lastDeparture":null,"contact":null}');
INSERT INTO diagnosis VALUES('van1','climate',200,1768291200000,'blocked','departureSet','{"schema":"ecell.diagnosis/1","language":"en","vehicle":"van1","activity":"climate","at":"2026-01-13T08:00:00.000Z","verdict":"blocked","headline":"The climate does not run: somebody has to act.","heldBy":"person","primary":{"prerequisite":"departureSet","severity":"blocks","message":"No departure time is set.","since":"2026-01-13T06:10:00.000Z","because":"time","count":1,"first":null,"last":null,"observed":{"departure.next":"none","climate.state":"off"},"expected":{"departure.next":"not none"},"consequences":[],"source":"FAQ 25.1b","codes":[{"system":"mbapi","code":"departureTimeMode=0","source":"mbapi, vehicle attributes of the Mercedes-Benz cloud"}]},"others":[],"satisfied":["vehicleOperative","plugInserted","plugLocked","plugConnected","gearInPark","hoodClosed","doorsClosed","windowsClosed","batterySufficient","climateActivated","coolingAvailable","temperatureDiffers","fullClimatePower"],"untested":[],"limitedBy":"none","lamp":"orangeSteady","remedies":[{"advice":["Set a departure time, for example 10:00."],"commands":[{"name":"departure.set","arguments":{"time":"10:00"}}],"startsAfter":"38 min 53 s"},{"advice":["Start the climate at once in the app."],"commands":[{"name":"climate.startNow","arguments":{}}],"startsAfter":"0 s"}],"next":null,"forecast":null,"command":null,"lastDeparture":{"at":"2026-01-13T06:00:00.000Z","result":"reached","cabinTemperature":21,"target":21,"hindrances":[]},"contact":null}');
INSERT INTO diagnosis VALUES('van1','charging',248,1768291260000,'done','targetNotReached','{"schema":"ecell.diagnosis/1","language":"en","vehicle":"van1","activity":"charging","at":"2026-01-13T08:01:00.000Z","verdict":"done","headline":"The van has been charged.","heldBy":"none","primary":{"prerequisite":"targetNotReached","severity":"blocks","message":"The battery has reached its target of 90 %.","since":"2026-01-13T08:00:17.333Z","because":"time","count":1,"first":"2026-01-13T08:00:17.333Z","last":"2026-01-13T08:00:17.333Z","observed":{"vehicle.soc":"90.0 %","charging.target":"90.0 %","plug.fit":"inserted"},"expected":{"vehicle.soc":"< 90 %"},"consequences":[],"source":"charging target","codes":[{"system":"mbapi","code":"chargingstatus=1","source":"mbapi, vehicle attributes of the Mercedes-Benz cloud"}]},"others":[],"satisfied":["mainsPresent","wallboxOperative","vehicleOperative","plugInserted","plugLocked","plugConnected","gearInPark","hoodClosed","cardAccepted","batteryTemperatureAllows","chargingWanted","currentOffered","insideWindow","timeSufficient"],"untested":[],"limitedBy":"none","lamp":"greenSteady","remedies":[{"advice":["Bring the van where it has a connection.","Raise the charging target to 100 %."],"commands":[{"name":"link.restore","arguments":{}},{"name":"charging.setTarget","arguments":{"soc":"100 %"}}],"startsAfter":"2 s"}],"next":null,"forecast":null,"command":{"name":"charging.setTarget","at":"2026-01-13T08:00:00.000Z","message":"The command charging.setTarget at 09:00 still waits for the van''s connection."},"lastDeparture":null,"contact":null}');
CREATE TABLE outbox (
    sequence INTEGER PRIMARY KEY AUTOINCREMENT,
    vehicle TEXT NOT NULL REFERENCES vehicle (id) ON DELETE CASCADE,
    topic TEXT NOT NULL,
    payload TEXT NOT NULL,
    retain INTEGER NOT NULL CHECK (retain IN (0, 1)),
    expiresAt INTEGER
) STRICT;
INSERT INTO outbox VALUES(1,'van1','ecell/van1/reply','{"id":"7"}',0,NULL);
DELETE FROM sqlite_sequence;
INSERT INTO sqlite_sequence VALUES('outbox',1);
CREATE INDEX jumpBySequence ON jump (vehicle, sequence);
CREATE UNIQUE INDEX oneOpenSession ON session (vehicle) WHERE endedAt IS NULL;
CREATE INDEX sessionByTime ON session (openedAt);
CREATE VIEW sessionReport AS SELECT
    id AS session, vehicle, supply, substr(card, 1, 9) AS card, startReason,
    strftime('%Y-%m-%d %H:%M:%S', openedAt / 1000, 'unixepoch') AS openedUTC,
    strftime('%Y-%m-%d %H:%M:%S', energyStartedAt / 1000, 'unixepoch') AS energyStartedUTC,
    strftime('%Y-%m-%d %H:%M:%S', energyEndedAt / 1000, 'unixepoch') AS energyEndedUTC,
    strftime('%Y-%m-%d %H:%M:%S', endedAt / 1000, 'unixepoch') AS endedUTC,
    round((coalesce(endedAt, checkpointAt) - openedAt) / 60000.0, 1) AS minutes,
    round(socStart, 1) AS socStart, round(socEnd, 1) AS socEnd,
    energyGridWh / 1000.0 AS gridKWh, energyBatteryWh / 1000.0 AS batteryKWh,
    energyClimateWh / 1000.0 AS climateKWh, maxPowerW / 1000.0 AS maxKW,
    stopReason, CASE WHEN energyStartedAt IS NULL THEN blockedBy END AS notStartedBecause,
    faults, recovered
FROM session;
CREATE VIEW whyNot AS SELECT
    vehicle, activity,
    strftime('%Y-%m-%d %H:%M:%S', at / 1000, 'unixepoch') AS sinceUTC,
    verdict, "primary" AS cause,
    json_extract(document, '$.primary.message') AS message,
    json_extract(document, '$.remedies[0].commands[0].name') AS remedy,
    json_extract(document, '$.contact') AS contact
FROM diagnosis AS d
WHERE verdict IN ('blocked', 'fault', 'waiting', 'limited') AND sequence = (
    SELECT max(sequence) FROM diagnosis
    WHERE vehicle = d.vehicle AND activity = d.activity);
CREATE INDEX commandByTime ON command (vehicle, at);
COMMIT;
