using System.CommandLine;
using Edict.Data;
using Edict.Privacy;
using Microsoft.EntityFrameworkCore;

namespace Edict.Commands;

/// <summary>Gives out what is held of one pupil.</summary>
public static class PupilCommand
{
    private const string Example =
        "Example: edict pupil export --scn 123456788 --out subject-access --data edict-data";

    public static Command Create() =>
        new("pupil", $"What is held of one pupil.\n\n{Example}") { CreateExport() };

    private static Command CreateExport()
    {
        var school = new SchoolOptions();
        var scn = new Option<string>("--scn")
        {
            Description = "The pupil's Scottish Candidate Number.",
            Required = true,
        };
        var folder = new Option<string>("--out")
        {
            Description = "The folder to write, which is not there yet.",
            Required = true,
        };
        var command = new Command(
            "export",
            $"Writes everything that Edict holds of a pupil as a page and as JSON, for a subject access request.\n\n{Example}"
        )
        {
            scn,
            folder,
        };
        school.AddTo(command);
        command.SetAction(
            (result, _) =>
                school.WithSchoolAsync(
                    result,
                    chosen =>
                        ExportAsync(
                            chosen,
                            result.GetRequiredValue(scn).Trim(),
                            result.GetRequiredValue(folder)
                        )
                )
        );
        return command;
    }

    private static async Task<int> ExportAsync(ChosenSchool chosen, string scn, string folder)
    {
        var (db, school) = (chosen.Db, chosen.School);
        var pupil = await db.Pupils.SingleOrDefaultAsync(row =>
            row.SchoolId == school.Id && row.Scn == scn
        );
        if (pupil is null)
        {
            return chosen.Tell(
                new("--scn", null, null, scn, "the school has, and had, no pupil of this number")
            );
        }

        // First of all: the line is part of what is held, and nothing is given out without it.
        db.Add(
            new AuditEntry
            {
                SchoolId = school.Id,
                At = chosen.Now,
                What = "export",
                About = "everything that is held of a pupil",
                PupilId = pupil.Id,
            }
        );
        await db.SaveChangesAsync();
        var record = await PupilRecordReader.ReadAsync(db, school, pupil, chosen.Now);
        PupilFiles.Write(record, folder);
        await chosen.Console.Output.WriteLineAsync(
            $"Written: {PupilFiles.PageName} and {PupilFiles.JsonName} in {Path.GetFullPath(folder)}. They hold a child's data: keep them as such."
        );
        return ExitStatus.Done;
    }
}
