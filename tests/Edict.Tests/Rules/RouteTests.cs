using System.Net;
using Edict.Demonstration;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Edict.Tests.Rules;

/// <summary>Every route stands in one table of routes and roles: what each of the cast, and nobody, gets there.</summary>
public class RouteTests(TestSite site) : IClassFixture<TestSite>
{
    private const int ToSignIn = 302;

    /// <summary>The route, an address of it, and the status for nobody, the head, a teacher, the office.</summary>
    private static readonly (
        string Route,
        string Address,
        int Nobody,
        int Head,
        int Teacher,
        int Office
    )[] Table =
    [
        ("", "/", ToSignIn, 302, 302, 200),
        ("overview", "/overview", ToSignIn, 200, 403, 403),
        ("protocol", "/protocol", ToSignIn, 200, 200, 200),
        ("accessibility", "/accessibility", 200, 200, 200, 200),
        ("concerns", "/concerns", ToSignIn, 200, 200, 403),
        ("/concerns.csv", "/concerns.csv", ToSignIn, 200, 200, 403),
        ("/concerns.xlsx", "/concerns.xlsx", ToSignIn, 200, 200, 403),
        (
            "pupils/{id:guid}",
            "/pupils/00000000-0000-0000-0000-000000000000",
            ToSignIn,
            404,
            404,
            403
        ),
        (
            "pupils/{id:guid}/restricted",
            "/pupils/00000000-0000-0000-0000-000000000000/restricted",
            ToSignIn,
            404,
            404,
            403
        ),
        ("school/people", "/school/people", ToSignIn, 200, 403, 200),
        (
            "school/people/{id:guid}",
            "/school/people/00000000-0000-0000-0000-000000000000",
            ToSignIn,
            404,
            403,
            404
        ),
        ("school/kept-from", "/school/kept-from", ToSignIn, 200, 200, 200),
        ("vulnerable-groups", "/vulnerable-groups", ToSignIn, 200, 200, 403),
        ("/vulnerable-groups.csv", "/vulnerable-groups.csv", ToSignIn, 200, 200, 403),
        ("/vulnerable-groups.xlsx", "/vulnerable-groups.xlsx", ToSignIn, 200, 200, 403),
        ("reports", "/reports", ToSignIn, 403, 200, 403),
        (
            "reports/{cycle:guid}/{id:guid}",
            "/reports/00000000-0000-0000-0000-000000000000/00000000-0000-0000-0000-000000000000",
            ToSignIn,
            404,
            404,
            404
        ),
        (
            "reports/{cycle:guid}/{id:guid}/hand-in",
            "/reports/00000000-0000-0000-0000-000000000000/00000000-0000-0000-0000-000000000000/hand-in",
            ToSignIn,
            404,
            404,
            404
        ),
        (
            "/reports/{cycle:guid}/{id:guid}/cells",
            "/reports/00000000-0000-0000-0000-000000000000/00000000-0000-0000-0000-000000000000/cells",
            ToSignIn,
            404,
            404,
            404
        ),
        ("audit", "/audit", ToSignIn, 200, 403, 403),
        ("/audit.csv", "/audit.csv", ToSignIn, 200, 403, 403),
        ("imports", "/imports", ToSignIn, 403, 403, 200),
        (
            "imports/{id:guid}",
            "/imports/00000000-0000-0000-0000-000000000000",
            ToSignIn,
            403,
            403,
            404
        ),
        (
            "imports/drafts/{id:guid}",
            "/imports/drafts/00000000-0000-0000-0000-000000000000",
            ToSignIn,
            403,
            403,
            404
        ),
        (
            "imports/drafts/{id:guid}/columns",
            "/imports/drafts/00000000-0000-0000-0000-000000000000/columns",
            ToSignIn,
            403,
            403,
            404
        ),
        ("mail", "/mail", ToSignIn, 200, 200, 200),
        ("mail/{id:guid}", "/mail/00000000-0000-0000-0000-000000000000", ToSignIn, 404, 404, 404),
        ("demo", "/demo", 200, 200, 200, 200),
        ("demo/mail", "/demo/mail", 200, 200, 200, 200),
        ("/demo/as/{key}", "/demo/as/nobody-of-that-name", 404, 404, 404, 404),
        ("look", "/look", ToSignIn, 200, 200, 200),
        // By these people sign in as themselves: DoorRouteTests holds what they answer where a school is served.
        ("sign-in", "/sign-in", 404, 404, 404, 404),
        ("sign-in/school", "/sign-in/school", 404, 404, 404, 404),
        ("sign-in/refused", "/sign-in/refused", 404, 404, 404, 404),
        ("first-run", "/first-run", 404, 404, 404, 404),
        ("sign-out", "/sign-out", ToSignIn, 404, 404, 404),
        ("sign-in/code", "/sign-in/code", 404, 404, 404, 404),
        ("invitation/{token}", "/invitation/x", 404, 404, 404, 404),
        ("account", "/account", ToSignIn, 404, 404, 404),
        ("account/codes", "/account/codes", ToSignIn, 404, 404, 404),
        ("account/passkeys", "/account/passkeys", ToSignIn, 404, 404, 404),
        ("problem/{status:int}", "/problem/404", 404, 404, 404, 404),
    ];

    /// <summary>Every route of the site.</summary>
    internal static IEnumerable<string> Routes => Table.Select(row => row.Route);

    [Fact]
    public void Every_route_of_the_site_has_its_row()
    {
        var routes = site
            .Services.GetRequiredService<EndpointDataSource>()
            .Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => !IsStaticFile(endpoint))
            .Select(endpoint => endpoint.RoutePattern.RawText!)
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal);

        Assert.Equal(Routes.Order(StringComparer.Ordinal), routes);
    }

    [Fact]
    public async Task Each_role_gets_what_its_row_says()
    {
        var people = new[]
        {
            site.Anonymous(),
            await site.AsAsync(StaffKeys.Head),
            await site.AsAsync("teacher-english-1"),
            await site.AsAsync(StaffKeys.Office),
        };

        foreach (var row in Table)
        {
            var answers = new List<HttpStatusCode>();
            foreach (var person in people)
            {
                answers.Add(await person.StatusAsync(row.Address));
            }

            Assert.Equal(
                [row.Nobody, row.Head, row.Teacher, row.Office],
                answers.Select(answer => (int)answer)
            );
        }
    }

    [Fact]
    public async Task Nobody_is_led_to_the_list_of_the_cast_before_a_pupil_is_shown()
    {
        var answer = await site.Anonymous().GetAsync("/concerns");

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal("/demo", answer.Headers.Location!.AbsolutePath);
    }

    private static bool IsStaticFile(RouteEndpoint endpoint) =>
        endpoint.RoutePattern.RawText == "{**path:file}"
        || endpoint.Metadata.Any(item => item.GetType().Name == "StaticAssetDescriptor");
}
