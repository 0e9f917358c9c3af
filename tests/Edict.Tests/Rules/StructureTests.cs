using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Edict.Data;
using Edict.Protocol;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.Extensions.DependencyInjection;

namespace Edict.Tests.Rules;

public class StructureTests(TestSite site) : IClassFixture<TestSite>
{
    [Fact]
    public void The_protocol_references_nothing_but_the_platform() =>
        Assert.All(
            typeof(Policy).Assembly.GetReferencedAssemblies(),
            reference => Assert.StartsWith("System.", reference.Name, StringComparison.Ordinal)
        );

    [Fact]
    public void The_migrations_of_each_engine_say_all_that_the_model_has_become()
    {
        using var sqlite = SqliteEdictDb.In(Path.GetTempPath());
        using var postgres = PostgresEdictDb.At("Host=localhost");

        Assert.False(sqlite.Database.HasPendingModelChanges(), "./dev migrate NAME: SQLite");
        Assert.False(postgres.Database.HasPendingModelChanges(), "./dev migrate NAME: PostgreSQL");
        Assert.Equal(
            sqlite.Database.GetMigrations().Select(NameOf),
            postgres.Database.GetMigrations().Select(NameOf)
        );
    }

    [Fact]
    public void The_compiled_model_of_each_engine_says_all_that_the_model_has_become()
    {
        using var sqlite = SqliteEdictDb.In(Path.GetTempPath());
        using var postgres = PostgresEdictDb.At("Host=localhost");

        Assert.All(
            new EdictDb[] { sqlite, postgres },
            db =>
            {
                Assert.IsType<RuntimeModel>(db.Model, exactMatch: false);
                Assert.Equal(InWords(db.GetService<IDesignTimeModel>().Model), InWords(db.Model));
            }
        );
    }

    /// <summary>A line a part: its tables, columns, keys and indexes, with all that a compiled model keeps of them.</summary>
    private static IReadOnlyList<string> InWords(IModel model)
    {
        var tables = model.GetEntityTypes().ToList();
        return
        [
            .. tables.Select(table => $"{table.Name} {table.GetTableName()}"),
            .. tables
                .SelectMany(table => table.GetProperties())
                .Select(column =>
                    $"{column.DeclaringType.Name} {column.GetColumnName()} {column.GetColumnType()} {column.IsNullable} {column.GetMaxLength()} {column.GetTypeMapping().Converter?.GetType()} {column.ValueGenerated} {column.IsConcurrencyToken}"
                ),
            .. tables.SelectMany(table => table.GetKeys()).Select(key => $"{key}"),
            .. tables
                .SelectMany(table => table.GetForeignKeys())
                .Select(key => $"{key} {key.DeleteBehavior} {key.IsRequired}"),
            .. tables
                .SelectMany(table => table.GetIndexes())
                .Select(index => $"{index} {index.IsUnique}"),
        ];
    }

    /// <summary>A migration's name, without the instant at which it was made.</summary>
    private static string NameOf(string migration) => migration[(migration.IndexOf('_') + 1)..];

    /// <summary>Such a write would raise no revision, and pages would go on showing what was.</summary>
    [Fact]
    public void No_fact_of_a_school_is_changed_past_its_revision()
    {
        var facts = typeof(EdictDb)
            .GetProperties()
            .Where(set =>
                set.PropertyType.IsGenericType
                && set.PropertyType.GenericTypeArguments[0].IsAssignableTo(typeof(ISchoolFact))
            )
            .Select(set => set.Name)
            .ToList();
        var past = new Regex(
            $@"\.({string.Join('|', facts)})\b[^;]*\.Execute(Update|Delete)Async",
            RegexOptions.None,
            TimeSpan.FromSeconds(10)
        );

        var writers = SourceFiles()
            .Where(file => Path.GetFileName(file) != "EdictDb.cs")
            .Where(file => past.IsMatch(File.ReadAllText(file)))
            .Select(Path.GetFileName);

        Assert.True(facts.Count > 10);
        Assert.Empty(writers);
    }

    private static IEnumerable<string> SourceFiles([CallerFilePath] string here = "") =>
        Directory
            .EnumerateFiles(
                Path.GetFullPath(Path.Combine(here, "..", "..", "..", "..", "src", "Edict")),
                "*.cs",
                new EnumerationOptions { RecurseSubdirectories = true }
            )
            .Where(file => !file.Contains("/obj/", StringComparison.Ordinal));

    [Fact]
    public void No_type_is_named_for_want_of_a_name()
    {
        string[] empty =
        [
            "Manager",
            "Helper",
            "Utils",
            "Util",
            "Base",
            "Common",
            "Dto",
            "Repository",
        ];

        var named = typeof(EdictDb)
            .Assembly.GetTypes()
            .Concat(typeof(Policy).Assembly.GetTypes())
            .Where(type => type.Namespace?.StartsWith("Edict", StringComparison.Ordinal) == true)
            .Where(type =>
                empty.Any(word =>
                    type.Name.EndsWith(word, StringComparison.Ordinal) && type.Name != "TagHelper"
                )
            )
            .Where(type => !type.Name.EndsWith("TagHelper", StringComparison.Ordinal));

        Assert.Empty(named);
    }

    [Fact]
    public void Every_row_of_a_school_has_the_school_first_in_its_key()
    {
        using var scope = site.Services.CreateScope();
        var model = scope.ServiceProvider.GetRequiredService<EdictDb>().Model;

        var others = model
            .GetEntityTypes()
            .Where(entity => entity.ClrType != typeof(School))
            .Where(entity => entity.FindPrimaryKey()!.Properties[0].Name != "SchoolId");

        Assert.Empty(others);
    }

    [Fact]
    public void A_page_asks_for_no_more_than_five_things() =>
        Assert.All(
            typeof(EdictDb).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(PageModel))),
            page => Assert.True(page.GetConstructors()[0].GetParameters().Length <= 5)
        );
}
