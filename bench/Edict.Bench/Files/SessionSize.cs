namespace Edict.Bench.Files;

/// <summary>How large a made-up session is: two cycles of nine reports a pupil.</summary>
/// <param name="Name">The folder it lies in.</param>
/// <param name="Schools">With more than one, each row names its school.</param>
/// <param name="Pupils">A multiple of 100, so that each cycle holds nine reports a pupil exactly.</param>
/// <param name="Comments">Columns of 60 characters that no program reads.</param>
/// <param name="Shuffled">Whether rows stand in any order, and not pupil by pupil as exports have them.</param>
internal sealed record SessionSize(
    string Name,
    int Schools,
    int Pupils,
    int Comments = 0,
    bool Shuffled = false
)
{
    public static SessionSize School { get; } = new("school", 1, 1_000);

    public static SessionSize Country { get; } = new("country", 350, 300_000);

    public static SessionSize CountryWithComments { get; } =
        Country with
        {
            Name = "country-with-comments",
            Comments = 4,
        };

    public static SessionSize CountryShuffled { get; } =
        Country with
        {
            Name = "country-shuffled",
            Shuffled = true,
        };

    public int ReportsACycle => 9 * Pupils;
}
