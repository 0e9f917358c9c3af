using Edict.Protocol;

namespace Edict.Importing;

/// <summary>One row of a reports file. Names are numbers of <see cref="Names"/>; 0 is a blank.</summary>
public readonly record struct ReportRow(
    int Line,
    int Pupil,
    int School,
    Stage Stage,
    int Faculty,
    int Subject,
    int Level,
    int Class,
    Marks Marks,
    PersonCells Person
);

/// <summary>What a row says of the people in it, as spellings of <see cref="Names.Texts"/>.</summary>
public readonly record struct PersonCells(
    int Surname,
    int Forename,
    int RegistrationClass,
    int House,
    int Teacher
);
