using System.Security.Cryptography;
using Edict.Data;

namespace Edict.Importing;

/// <summary>One import as it was asked.</summary>
/// <param name="CycleId">For a file of one cycle.</param>
/// <param name="Path">Where the file lies.</param>
/// <param name="Sha256">Of its bytes, in lower-case hexadecimal digits.</param>
public sealed record ImportAsked(
    ImportKind Kind,
    Session Session,
    Guid? CycleId,
    string Path,
    string Sha256,
    ImportSaid Said
)
{
    public Guid SchoolId => Session.SchoolId;

    /// <summary>Who brings the file on the page; null for the command line.</summary>
    public Guid? AskedById { get; init; }

    /// <summary>Asks for a file that lies on this machine. One that cannot be read is said when it is planned.</summary>
    public static ImportAsked OfFile(
        ImportKind kind,
        Session session,
        Guid? cycleId,
        string path,
        ImportSaid said
    ) => new(kind, session, cycleId, path, HashOf(path), said);

    /// <summary>Opens the file's table with what the office said of its columns and cells; null, with the fault said, where it is none.</summary>
    public Table? Open(Faults faults) =>
        Table.Open(Path, Kind.Fields().Remembering(Said.Columns), faults, Said);

    /// <summary>Opens the file's table so that its columns can be mapped, whatever they are called; null where no line can be a header.</summary>
    public Table? OpenToMap() =>
        Table.Open(
            Path,
            Kind.Fields().Remembering(Said.Columns),
            new Faults(),
            Said,
            isToBeMapped: true
        );

    private static string HashOf(string path)
    {
        try
        {
            using var file = File.OpenRead(path);
            return Convert.ToHexStringLower(SHA256.HashData(file));
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }
}
