using Edict.Tests.SigningIn;

namespace Edict.Tests.Rules;

/// <summary>What everybody gets at the routes of a school that is served for real, where they differ from the demonstration's.</summary>
public sealed class DoorRouteTests(DoorSite site) : IClassFixture<DoorSite>
{
    /// <summary>An address, and the status for nobody, the head, a teacher and the office.</summary>
    private static readonly (
        string Address,
        int Nobody,
        int Head,
        int Teacher,
        int Office
    )[] Table =
    [
        ("/sign-in", 200, 302, 302, 302),
        ("/sign-in/school", 302, 302, 302, 302),
        ("/sign-in/refused", 403, 403, 403, 403),
        ("/sign-out", 302, 200, 200, 200),
        ("/sign-in/code", 302, 302, 302, 302),
        ("/invitation/x", 404, 404, 404, 404),
        ("/account", 302, 200, 200, 200),
        ("/account/codes", 302, 200, 200, 200),
        ("/account/passkeys", 302, 200, 200, 200),
        ("/session", 302, 204, 204, 204),
        ("/first-run", 404, 404, 404, 404),
        ("/demo", 404, 404, 404, 404),
        ("/demo/as/head", 302, 404, 404, 404),
        ("/look", 302, 404, 404, 404),
        ("/", 302, 200, 200, 200),
        ("/overview", 302, 200, 403, 403),
        ("/concerns.xlsx", 302, 200, 200, 403),
        ("/school/people/HEAD/invite", 302, 403, 403, 200),
        ("/school/people/00000000-0000-0000-0000-000000000000/invite", 302, 403, 403, 404),
        ("/imports", 302, 403, 403, 200),
        ("/accessibility", 200, 200, 200, 200),
        ("/nowhere", 302, 404, 404, 404),
    ];

    [Fact]
    public async Task Each_role_gets_what_its_row_says()
    {
        var people = new[]
        {
            site.Browser(),
            await site.AsAsync("head"),
            await site.AsAsync("teacher-english-1"),
            await site.AsAsync("office"),
        };

        var head = $"{(await site.PersonAsync("head")).Id}";
        foreach (var row in Table)
        {
            var address = row.Address.Replace("HEAD", head, StringComparison.Ordinal);
            var answers = new List<int>();
            foreach (var person in people)
            {
                answers.Add((int)await person.StatusAsync(address));
            }

            Assert.True(
                answers.SequenceEqual([row.Nobody, row.Head, row.Teacher, row.Office]),
                $"{row.Address}: {string.Join(", ", answers)}"
            );
        }
    }
}
