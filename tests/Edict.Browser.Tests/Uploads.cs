using System.Text;
using Edict.Demonstration;
using Edict.Tests;
using Microsoft.Playwright;

namespace Edict.Browser.Tests;

/// <summary>A file as the office uploads it.</summary>
/// <param name="Holds">As the page offers it.</param>
public sealed record UploadedFile(string Holds, string Name, string Text)
{
    public FilePayload Payload =>
        new()
        {
            Name = Name,
            MimeType = "text/csv",
            Buffer = Encoding.UTF8.GetBytes(Text),
        };
}

/// <summary>Files that lead to each of the places of an import.</summary>
public static class Uploads
{
    private static readonly SchoolPupil Ailsa = TestSchool.AilsaFraser;

    /// <summary>The school's pupils without some of its cast, of whom one has a namesake, and with so many new ones as is out of the ordinary.</summary>
    public static UploadedFile Pupils { get; } =
        new(
            "Pupils",
            "pupils-2027-02-02.csv",
            PupilsExport.Without(
                [Ailsa, TestSchool.BrodieKane, TestSchool.AnnaMorrisonOf1B1],
                Enumerable.Range(0, 1000).Select(NewPupil)
            )
        );

    public static UploadedFile UnknownColumn { get; } =
        new(
            "Reports of Senior 3",
            "gradebook.csv",
            $"SCN,Stage,Course title,Level,Class,Effort\n{Ailsa.Scn},S5,Mathematics,H,5MA1,2\n"
        );

    public static UploadedFile Faulty { get; } =
        new(
            "Pupils",
            "typed.csv",
            PupilsExport.Without([Ailsa], $"{Ailsa.Scn},{Ailsa.Surname},{Ailsa.Forename},S7")
        );

    private static string NewPupil(int number) => $"{900_000_000 + number},Newcome,Nia,S1";
}
