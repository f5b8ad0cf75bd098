"""Every failure that a person can act on, one class each.

    KnownError
    ├─ WrongUse         UnknownPerson, AmbiguousPerson, UnknownGroup, UnknownPurpose,
    │                   UnknownChannel, UnknownSetting, BadSetting, BadConfirmFile, BadRoster,
    │                   BadEvidence, FileMissing, FolderUnusable, NothingToClear,
    │                   OutAmongPhotos, FileInTheWay, DiskTrouble, NeedsYes,
    │                   SchoolYearInvalid, HoursInvalid, FreeDaysInvalid, TextUnreadable,
    │                   UnknownDecision, NotInStack, StackNeedsNumber, BadRosterFile,
    │                   BadRosterPerson, ColumnsUnclear, UnknownColumn, UnknownField,
    │                   PreviewOutdated, RowNotDoubtful, SamePersonUnclear, SamePersonTwice,
    │                   NotSomebodyNew, NoAnswerColumn
    ├─ NotAllowed       the actor's roles do not cover the action
    ├─ VaultError       VaultMissing, VaultExists, VaultInSharedFolder, VaultBusy, VaultDamaged,
    │                   VaultNewer, ClearingElsewhere
    ├─ SecretError      KeyringAbsent, KeyringDenied, KeyMissing, PassphraseNeeded, PassphraseWrong,
    │                   SealBroken, RecoveryCodeWrong, RecoveryNotNeeded
    ├─ ConsentError     EvidenceNeeded, SignedOutsideYear, SignedInFuture, SignedDateNeeded,
    │                   SignerNotEntitled, EffectiveDateUnfit, BlankNotRecorded,
    │                   NoMayHaveBeenSaid, AlreadyCorrected, NoFormYet, GuardianMayNotSign,
    │                   GuardianNotKnown, ScanKept
    ├─ RegisterError    PersonKnown, BadBirthDate, NameNeeded, NotLeft, UnknownGuardian,
    │                   GuardianKnown, GuardianHasSigned, NoPupil, GroupKnown, NotInGroup,
    │                   YearNotNext, YearTooEarly, YearNotStarted, YearInUse, BadCode,
    │                   ChannelKnown, PurposeKnown, StillHere, WithdrawFirst, TakedownOpen,
    │                   ErasureNeedsYes, SheetNotMade, LastDayPast, AlreadyLeft
    ├─ PostError        NothingToPlace, NotCleared, NoLongerRight, NameInText, UnknownPost,
    │                   UnknownTakedown, NoPictureOfIt, OwnDeviceOutside, DeviceNotKnown
    ├─ MatchingError    MatchingOff, MatchingNotGranted, UnattendedOff, EnrolmentRefused,
    │                   ModelUnfit, ModelNotAsSaid, DpiaNeeded
    ├─ PictureError     PictureMissing, PictureUnreadable, PictureDamaged, PictureTooLarge,
    │                   FormatNotSupported
    ├─ PrintError       ReportNeeds, FormatUnfit, NothingWithdrawn, BadCounts,
    │                   PrintOutdated, PrinterRefused
    └─ ClearingError    DiskFull, VerificationFailed, FaceFoundLater, ConsentChanged,
                        ReviewChanged, NotAsConfirmed, Unexpected, Stopped

A `KnownError` carries parameters only; `messages` turns it into a sentence in the
reader's language. Anything else that is raised is a bug.
"""

from consent_desk.errors.consent import (
    AlreadyCorrected as AlreadyCorrected,
    BlankNotRecorded as BlankNotRecorded,
    ConsentError as ConsentError,
    DpiaNeeded as DpiaNeeded,
    EffectiveDateUnfit as EffectiveDateUnfit,
    EnrolmentRefused as EnrolmentRefused,
    EvidenceNeeded as EvidenceNeeded,
    GuardianMayNotSign as GuardianMayNotSign,
    GuardianNotKnown as GuardianNotKnown,
    MatchingError as MatchingError,
    MatchingNotGranted as MatchingNotGranted,
    MatchingOff as MatchingOff,
    ModelNotAsSaid as ModelNotAsSaid,
    ModelUnfit as ModelUnfit,
    NoFormYet as NoFormYet,
    NoMayHaveBeenSaid as NoMayHaveBeenSaid,
    ScanKept as ScanKept,
    SignedDateNeeded as SignedDateNeeded,
    SignedInFuture as SignedInFuture,
    SignedOutsideYear as SignedOutsideYear,
    SignerNotEntitled as SignerNotEntitled,
    UnattendedOff as UnattendedOff,
)
from consent_desk.errors.known import (
    KnownError as KnownError,
    NotAllowed as NotAllowed,
)
from consent_desk.errors.picture import (
    ClearingError as ClearingError,
    ConsentChanged as ConsentChanged,
    DiskFull as DiskFull,
    FaceFoundLater as FaceFoundLater,
    FormatNotSupported as FormatNotSupported,
    NotAsConfirmed as NotAsConfirmed,
    PictureDamaged as PictureDamaged,
    PictureError as PictureError,
    PictureMissing as PictureMissing,
    PictureTooLarge as PictureTooLarge,
    PictureUnreadable as PictureUnreadable,
    ReviewChanged as ReviewChanged,
    Stopped as Stopped,
    Unexpected as Unexpected,
    VerificationFailed as VerificationFailed,
)
from consent_desk.errors.posts import (
    DeviceNotKnown as DeviceNotKnown,
    NameInText as NameInText,
    NoLongerRight as NoLongerRight,
    NoPictureOfIt as NoPictureOfIt,
    NotCleared as NotCleared,
    NothingToPlace as NothingToPlace,
    OwnDeviceOutside as OwnDeviceOutside,
    UnknownPost as UnknownPost,
    UnknownTakedown as UnknownTakedown,
)
from consent_desk.errors.prints import (
    BadCounts as BadCounts,
    FormatUnfit as FormatUnfit,
    NothingWithdrawn as NothingWithdrawn,
    PrinterRefused as PrinterRefused,
    PrintOutdated as PrintOutdated,
    ReportNeeds as ReportNeeds,
)
from consent_desk.errors.register import (
    AlreadyLeft as AlreadyLeft,
    BadBirthDate as BadBirthDate,
    BadCode as BadCode,
    ChannelKnown as ChannelKnown,
    ErasureNeedsYes as ErasureNeedsYes,
    GroupKnown as GroupKnown,
    GuardianHasSigned as GuardianHasSigned,
    GuardianKnown as GuardianKnown,
    LastDayPast as LastDayPast,
    NameNeeded as NameNeeded,
    NoPupil as NoPupil,
    NotInGroup as NotInGroup,
    NotLeft as NotLeft,
    PersonKnown as PersonKnown,
    PurposeKnown as PurposeKnown,
    SheetNotMade as SheetNotMade,
    StillHere as StillHere,
    TakedownOpen as TakedownOpen,
    UnknownGuardian as UnknownGuardian,
    WithdrawFirst as WithdrawFirst,
    YearInUse as YearInUse,
    YearNotNext as YearNotNext,
    YearNotStarted as YearNotStarted,
    YearTooEarly as YearTooEarly,
)
from consent_desk.errors.roster import (
    BadRosterFile as BadRosterFile,
    BadRosterPerson as BadRosterPerson,
    ColumnsUnclear as ColumnsUnclear,
    NoAnswerColumn as NoAnswerColumn,
    NotSomebodyNew as NotSomebodyNew,
    PreviewOutdated as PreviewOutdated,
    RowNotDoubtful as RowNotDoubtful,
    SamePersonTwice as SamePersonTwice,
    SamePersonUnclear as SamePersonUnclear,
    UnknownColumn as UnknownColumn,
    UnknownField as UnknownField,
)
from consent_desk.errors.use import (
    AmbiguousPerson as AmbiguousPerson,
    BadConfirmFile as BadConfirmFile,
    BadEvidence as BadEvidence,
    BadRoster as BadRoster,
    BadSetting as BadSetting,
    DiskTrouble as DiskTrouble,
    FileInTheWay as FileInTheWay,
    FileMissing as FileMissing,
    FolderUnusable as FolderUnusable,
    FreeDaysInvalid as FreeDaysInvalid,
    HoursInvalid as HoursInvalid,
    NeedsYes as NeedsYes,
    NothingToClear as NothingToClear,
    NotInStack as NotInStack,
    OutAmongPhotos as OutAmongPhotos,
    SchoolYearInvalid as SchoolYearInvalid,
    StackNeedsNumber as StackNeedsNumber,
    TextUnreadable as TextUnreadable,
    UnknownChannel as UnknownChannel,
    UnknownDecision as UnknownDecision,
    UnknownGroup as UnknownGroup,
    UnknownPerson as UnknownPerson,
    UnknownPurpose as UnknownPurpose,
    UnknownSetting as UnknownSetting,
)
from consent_desk.errors.vault import (
    ClearingElsewhere as ClearingElsewhere,
    KeyMissing as KeyMissing,
    KeyringAbsent as KeyringAbsent,
    KeyringDenied as KeyringDenied,
    PassphraseNeeded as PassphraseNeeded,
    PassphraseWrong as PassphraseWrong,
    RecoveryCodeWrong as RecoveryCodeWrong,
    RecoveryNotNeeded as RecoveryNotNeeded,
    SealBroken as SealBroken,
    SecretError as SecretError,
    VaultBusy as VaultBusy,
    VaultDamaged as VaultDamaged,
    VaultError as VaultError,
    VaultExists as VaultExists,
    VaultInSharedFolder as VaultInSharedFolder,
    VaultMissing as VaultMissing,
    VaultNewer as VaultNewer,
)
