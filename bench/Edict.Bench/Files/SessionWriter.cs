namespace Edict.Bench.Files;

/// <summary>Writes a made-up session as a school's exports have it; the same bytes each time.</summary>
internal sealed class SessionWriter : IDisposable
{
    private const int Seed = 20261124;
    private const int BufferSize = 1 << 20;
    private const int CommentLength = 60;
    private const string Person = "SCN,Surname,Forename,Stage,Registration Class,House";

    private readonly SessionSize size;
    private readonly Random random = new(Seed);

    /// <summary>Of its own, so that a session with comments is otherwise the same.</summary>
    private readonly Random remarks = new(Seed);
    private readonly PupilDrawing pupilDrawing;
    private readonly CourseDrawing courseDrawing;
    private readonly StreamWriter earlier;
    private readonly StreamWriter current;
    private readonly StreamWriter pupils;

    private SessionWriter(SessionSize size, SessionFolder folder)
    {
        this.size = size;
        pupilDrawing = new(size, random);
        courseDrawing = new(random);
        earlier = Open(folder.Earlier);
        current = Open(folder.Current);
        pupils = Open(folder.Pupils);
    }

    public static void Write(SessionSize size, SessionFolder folder)
    {
        using var writer = new SessionWriter(size, folder);
        writer.WriteHeaders();
        for (var number = 0; number < size.Pupils; number++)
        {
            writer.Write(writer.pupilDrawing.Draw(number));
        }
    }

    public void Dispose()
    {
        earlier.Dispose();
        current.Dispose();
        pupils.Dispose();
    }

    private static StreamWriter Open(string path) =>
        new(path, append: false, new System.Text.UTF8Encoding(false), BufferSize);

    private void WriteHeaders()
    {
        var person = size.Schools == 1 ? Person : $"School,{Person}";
        var comments = string.Concat(
            Enumerable.Range(1, size.Comments).Select(n => $",Comment {n}")
        );
        var reports =
            $"{person},Subject,Faculty,Level,Class,Teacher,Effort,Behaviour,Homework,Working Grade{comments}\n";
        earlier.Write(reports);
        current.Write(reports);
        pupils.Write($"{person},SIMD Decile,Attendance %,Care Experienced,5@3,SEBN,ASN,Pathway\n");
    }

    private void Write(MadeUpPupil pupil)
    {
        pupils.Write($"{pupil.Person},{pupilDrawing.DrawFacts()}\n");
        foreach (var course in courseDrawing.Draw(pupil))
        {
            var later = courseDrawing.Later(course);
            if (pupil.IsIn(Cycle.Earlier))
            {
                WriteReport(earlier, pupil, course);
            }

            if (pupil.IsIn(Cycle.Current))
            {
                WriteReport(current, pupil, later);
            }
        }
    }

    private void WriteReport(StreamWriter file, MadeUpPupil pupil, in MadeUpCourse course)
    {
        file.Write(pupil.Person);
        file.Write(',');
        file.Write(course.Subject);
        file.Write(',');
        file.Write(CourseDrawing.Levels[course.Level]);
        file.Write(',');
        file.Write(course.Class);
        var ratings = courseDrawing.Rate(pupil);
        WriteMark(file, ratings.Effort);
        WriteMark(file, ratings.Behaviour);
        WriteMark(file, ratings.Homework);
        WriteMark(file, courseDrawing.LeavesUngraded() ? 0 : course.Grade);
        for (var comment = 0; comment < size.Comments; comment++)
        {
            WriteComment(file);
        }

        file.Write('\n');
    }

    private static void WriteMark(StreamWriter file, int mark)
    {
        file.Write(',');
        if (mark > 0)
        {
            file.Write((char)('0' + mark));
        }
    }

    /// <summary>A remark that no other row has, so that whoever keeps them grows with them.</summary>
    private void WriteComment(StreamWriter file)
    {
        const int NumberLength = 10;
        var length = CommentLength - NumberLength - 1;
        file.Write(',');
        file.Write($"{remarks.Next():D10} ");
        file.Write(
            WordLists.Remarks.AsSpan(remarks.Next(WordLists.Remarks.Length - length), length)
        );
    }
}
