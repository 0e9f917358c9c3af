using System.Text.Json.Serialization;

namespace Edict.Importing;

/// <summary>A column that Edict reads, whatever the file calls it.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Field>))]
public enum Field
{
    School,
    Scn,
    Surname,
    Forename,
    Stage,
    RegistrationClass,
    House,
    Subject,
    Faculty,
    Level,
    Class,
    Teacher,
    Effort,
    Behaviour,
    Homework,
    WorkingGrade,
    Session,
    Cycle,
    SimdDecile,
    Attendance,
    AttendanceAsAt,
    CareExperienced,
    FiveAtThree,
    Sebn,
    Asn,
    AsnNeed,
    Pathway,
    Name,
    ShortName,
    Email,
    Role,
    Stages,
    From,
    To,
}

/// <summary>The fields of one kind of file, and the names that its header may give each.</summary>
public sealed class FieldNames
{
    private readonly List<string> folded = [];
    private readonly List<int> fields = [];

    private FieldNames(List<string> folded, List<int> fields) =>
        (this.folded, this.fields) = (folded, fields);

    private FieldNames(params ReadOnlySpan<Field> fields)
    {
        foreach (var field in fields)
        {
            Also(field, Of(field));
        }
    }

    /// <summary>Two columns that every file of the kind has, for a message.</summary>
    public string Examples { get; private init; } = "SCN and Stage";

    /// <summary>The fields of a reports file: one row a report.</summary>
    public static FieldNames Reports =>
        field ??= new(
            Field.School,
            Field.Scn,
            Field.Surname,
            Field.Forename,
            Field.Stage,
            Field.RegistrationClass,
            Field.House,
            Field.Subject,
            Field.Faculty,
            Field.Level,
            Field.Class,
            Field.Teacher,
            Field.Effort,
            Field.Behaviour,
            Field.Homework,
            Field.WorkingGrade,
            Field.Session,
            Field.Cycle
        );

    /// <summary>The fields of a pupils file: one row a pupil.</summary>
    public static FieldNames Pupils =>
        field ??= new(
            Field.School,
            Field.Scn,
            Field.Surname,
            Field.Forename,
            Field.Stage,
            Field.RegistrationClass,
            Field.House,
            Field.SimdDecile,
            Field.Attendance,
            Field.AttendanceAsAt,
            Field.CareExperienced,
            Field.FiveAtThree,
            Field.Sebn,
            Field.Asn,
            Field.AsnNeed,
            Field.Pathway
        );

    /// <summary>The fields of an attendance file: one row a pupil, the figure and its day.</summary>
    public static FieldNames Attendance =>
        field ??= new(Field.School, Field.Scn, Field.Attendance, Field.AttendanceAsAt)
        {
            Examples = "SCN and Attendance %",
        };

    /// <summary>The fields of a staff file: one row a person and role.</summary>
    public static FieldNames Staff =>
        field ??= new(
            Field.School,
            Field.Name,
            Field.ShortName,
            Field.Email,
            Field.Role,
            Field.Faculty,
            Field.House,
            Field.Stages,
            Field.From,
            Field.To
        )
        {
            Examples = "Name and E-mail",
        };

    /// <summary>The fields of a subjects file: one row a subject.</summary>
    public static FieldNames Subjects =>
        field ??= new(Field.School, Field.Session, Field.Subject, Field.Faculty)
        {
            Examples = "Subject and Faculty",
        };

    /// <summary>The fields of a classes file: one row a class and teacher.</summary>
    public static FieldNames Classes =>
        field ??= new(
            Field.School,
            Field.Session,
            Field.Class,
            Field.Subject,
            Field.Level,
            Field.Teacher,
            Field.From,
            Field.To,
            Field.Scn
        )
        {
            Examples = "Class and Subject",
        };

    /// <summary>
    /// The fields of the workbook in which a school kept its vulnerable groups: pupil columns, groups, then for each faculty
    /// a RAG and comments, under two rows of headings.
    /// </summary>
    public static FieldNames Groups =>
        field ??= new FieldNames(
            Field.School,
            Field.Scn,
            Field.Surname,
            Field.Forename,
            Field.Stage,
            Field.RegistrationClass,
            Field.House,
            Field.SimdDecile,
            Field.Attendance,
            Field.AttendanceAsAt,
            Field.CareExperienced,
            Field.FiveAtThree,
            Field.Sebn,
            Field.Asn,
            Field.Pathway
        )
        {
            Examples = "SCN and SEBN",
            HasFaculties = true,
        }
            .Also(Field.CareExperienced, "Care Experienced/LAAC", "LAAC")
            .Also(Field.SimdDecile, "SIMD 1-4")
            .Also(Field.Pathway, "Pathway 3");

    /// <summary>Whether a RAG and comments of each faculty follow, named in two rows: they are read by their names.</summary>
    public bool HasFaculties { get; private init; }

    /// <summary>The names that the office gave to columns of its own, by <see cref="Folded"/>; null for one that is not read.</summary>
    private IReadOnlyDictionary<string, Field?>? Remembered { get; init; }

    /// <summary>The same fields, where columns that the office named come before the usual names.</summary>
    public FieldNames Remembering(IReadOnlyDictionary<string, Field?> columns) =>
        new(folded, fields)
        {
            Examples = Examples,
            HasFaculties = HasFaculties,
            Remembered = columns,
        };

    /// <summary>The fields that a column of such a file may hold.</summary>
    public IEnumerable<Field> All => fields.Distinct().Select(number => (Field)number);

    /// <summary>The field that a header's cell names; null for none of this kind of file.</summary>
    public Field? Named(string cell)
    {
        var name = Folded(cell);
        if (Remembered is not null && Remembered.TryGetValue(name, out var remembered))
        {
            return remembered;
        }

        var at = folded.IndexOf(name);
        return at < 0 ? null : (Field)fields[at];
    }

    /// <summary>Whether a header's cell names a field, or a column that the office leaves unread.</summary>
    public bool Knows(string cell) =>
        Named(cell) is not null || Remembered?.ContainsKey(Folded(cell)) == true;

    /// <summary>Whether a column is read though it is no field.</summary>
    public bool IsReadByName(string name) => HasFaculties && FacultyColumns.IsOne(name);

    /// <summary>The first is the name that messages use.</summary>
    public static IReadOnlyList<string> Of(Field field) =>
        field switch
        {
            Field.School => ["School", "SEED Code", "Centre"],
            Field.Scn => ["SCN", "Scottish Candidate Number", "Candidate Number"],
            Field.Surname => ["Surname", "Last Name"],
            Field.Forename => ["Forename", "First Name"],
            Field.Stage => ["Stage", "Year", "Year Group", "Year Stage"],
            Field.RegistrationClass => ["Registration Class", "Reg", "Reg Class", "Form"],
            Field.House => ["House"],
            Field.Subject => ["Subject"],
            Field.Faculty => ["Faculty", "Department"],
            Field.Level => ["Level", "Course Level", "Working Level"],
            Field.Class => ["Class", "Class Code", "Teaching Class"],
            Field.Teacher => ["Teacher"],
            Field.Effort => ["Effort"],
            Field.Behaviour => ["Behaviour"],
            Field.Homework => ["Homework"],
            Field.WorkingGrade => ["Working Grade", "WG", "Grade"],
            Field.Session => ["Session"],
            Field.Cycle => ["Cycle"],
            Field.SimdDecile => ["SIMD Decile", "SIMD"],
            Field.Attendance => ["Attendance %", "Attendance"],
            Field.AttendanceAsAt => ["Attendance As At"],
            Field.CareExperienced => ["Care Experienced"],
            Field.FiveAtThree => ["5@3"],
            Field.Sebn => ["SEBN"],
            Field.Asn => ["ASN"],
            Field.AsnNeed => ["ASN Need"],
            Field.Pathway => ["Pathway"],
            Field.Name => ["Name", "Staff", "Staff Name"],
            Field.ShortName => ["Short Name", "Known As", "Teacher Name"],
            Field.Email => ["E-mail", "E-mail Address", "Mail"],
            Field.Role => ["Role", "Post"],
            Field.Stages => ["Stages", "For Stages"],
            Field.From => ["From", "Start", "Start Date"],
            _ => ["To", "End", "End Date"],
        };

    private FieldNames Also(Field field, params IReadOnlyList<string> names)
    {
        foreach (var name in names)
        {
            folded.Add(Folded(name));
            fields.Add((int)field);
        }

        return this;
    }

    /// <summary>A column's name as it is compared: letters and digits alone, in lower case.</summary>
    public static string Folded(string name)
    {
        var (kept, count) = (new char[name.Length], 0);
        foreach (var letter in name)
        {
            if (char.IsLetterOrDigit(letter))
            {
                kept[count++] = letter;
            }
        }

        return new string(kept, 0, count).ToLowerInvariant();
    }
}
