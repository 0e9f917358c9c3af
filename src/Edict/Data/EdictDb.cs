using System.Data;
using System.Data.Common;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Edict.Data;

/// <summary>The one model of every engine. Reads do not track unless they ask to.</summary>
public abstract class EdictDb(DbContextOptions options) : DbContext(options)
{
    public DbSet<School> Schools => Set<School>();

    public DbSet<Session> Sessions => Set<Session>();

    public DbSet<Cycle> Cycles => Set<Cycle>();

    public DbSet<Collation> Collations => Set<Collation>();

    public DbSet<ClassReopening> ClassReopenings => Set<ClassReopening>();

    public DbSet<Reminder> Reminders => Set<Reminder>();

    public DbSet<Pupil> Pupils => Set<Pupil>();

    public DbSet<Enrolment> Enrolments => Set<Enrolment>();

    public DbSet<Faculty> Faculties => Set<Faculty>();

    public DbSet<Subject> Subjects => Set<Subject>();

    public DbSet<TeachingClass> Classes => Set<TeachingClass>();

    public DbSet<ClassMember> ClassMembers => Set<ClassMember>();

    public DbSet<Staff> Staff => Set<Staff>();

    public DbSet<Role> Roles => Set<Role>();

    public DbSet<KeptFrom> KeptFrom => Set<KeptFrom>();

    public DbSet<Restriction> Restrictions => Set<Restriction>();

    public DbSet<Report> Reports => Set<Report>();

    public DbSet<VulnerabilityFact> VulnerabilityFacts => Set<VulnerabilityFact>();

    public DbSet<WhatHelps> WhatHelps => Set<WhatHelps>();

    public DbSet<Raised> Raised => Set<Raised>();

    public DbSet<PolicyVersion> Policies => Set<PolicyVersion>();

    public DbSet<Import> Imports => Set<Import>();

    public DbSet<ImportChange> ImportChanges => Set<ImportChange>();

    public DbSet<ImportUndo> ImportUndos => Set<ImportUndo>();

    public DbSet<ImportMapping> ImportMappings => Set<ImportMapping>();

    public DbSet<ImportDraft> ImportDrafts => Set<ImportDraft>();

    public DbSet<FacultyRag> FacultyRags => Set<FacultyRag>();

    public DbSet<TeacherView> TeacherViews => Set<TeacherView>();

    public DbSet<GroupsPublication> GroupsPublications => Set<GroupsPublication>();

    public DbSet<OutboxMail> Outbox => Set<OutboxMail>();

    public DbSet<Account> Accounts => Set<Account>();

    public DbSet<Invitation> Invitations => Set<Invitation>();

    public DbSet<OutsideIdentity> OutsideIdentities => Set<OutsideIdentity>();

    public DbSet<Passkey> Passkeys => Set<Passkey>();

    public DbSet<AuditEntry> Audit => Set<AuditEntry>();

    public DbSet<AuditSeal> AuditSeals => Set<AuditSeal>();

    public DbSet<AuditPending> AuditPending => Set<AuditPending>();

    public DbSet<AuditValues> AuditValues => Set<AuditValues>();

    /// <summary>Adds many rows at once, past the change tracker.</summary>
    public Task InsertAsync<T>(IReadOnlyCollection<T> rows)
        where T : class => ChangeAsync(rows, all => InsertRowsAsync(all));

    /// <summary>Adds a row that is no fact of the school, unless there is one with its key: no revision is raised.</summary>
    /// <returns>Whether it was added.</returns>
    public async Task<bool> InsertUnlessThereAsync<T>(T row)
        where T : class => await InsertRowsAsync([row], " ON CONFLICT DO NOTHING") == 1;

    /// <summary>Changes many rows at once, found by their keys, past the change tracker.</summary>
    /// <exception cref="DbUpdateConcurrencyException">One of them is not there any more.</exception>
    public Task UpdateAsync<T>(IReadOnlyCollection<T> rows)
        where T : class => ChangeAsync(rows, UpdateRowsAsync);

    /// <summary>Deletes many rows at once, found by their keys, past the change tracker.</summary>
    /// <exception cref="DbUpdateConcurrencyException">One of them is not there any more.</exception>
    public Task DeleteAsync<T>(IReadOnlyCollection<T> rows)
        where T : class => ChangeAsync(rows, DeleteRowsAsync);

    /// <summary>Adds and changes reports of one cycle, past the change tracker.</summary>
    /// <returns>The revisions afterwards: the cycle's, which is one higher than before, the school's, and those of all its cycles in one.</returns>
    /// <exception cref="DbUpdateConcurrencyException">One of those to change is not there any more.</exception>
    internal async Task<(long Cycle, long School, long Cycles)> KeepReportsAsync(
        Guid schoolId,
        Guid cycleId,
        IReadOnlyCollection<Report> added,
        IReadOnlyCollection<Report> changed
    )
    {
        BulkTable.RequireAll(await InsertRowsAsync(added), added.Count);
        BulkTable.RequireAll(await UpdateRowsAsync(changed), changed.Count);
        var numbers = await NumbersOfAsync(
            """
            UPDATE "Cycles" SET "Revision" = "Revision" + 1 WHERE "SchoolId" = @school AND "Id" = @cycle
            RETURNING "Revision",
              (SELECT "Revision" FROM "Schools" WHERE "Id" = @school),
              "Revision" + (SELECT COALESCE(SUM("Revision"), 0) FROM "Cycles" WHERE "SchoolId" = @school AND "Id" <> @cycle)
            """,
            ("@school", schoolId),
            ("@cycle", cycleId)
        );
        return (numbers[0], numbers[1], numbers[2]);
    }

    /// <summary>Saves what is tracked, and raises the revisions of the schools and cycles whose facts are among it.</summary>
    public override async Task<int> SaveChangesAsync(
        bool acceptAllChangesOnSuccess,
        CancellationToken cancellationToken = default
    )
    {
        ISchoolFact[] facts =
        [
            .. ChangeTracker
                .Entries<ISchoolFact>()
                .Where(entry =>
                    entry.State is EntityState.Added or EntityState.Modified or EntityState.Deleted
                )
                .Select(entry => entry.Entity),
        ];
        if (facts.Length == 0)
        {
            using var turn = Database.CurrentTransaction is null ? await TurnToWriteAsync() : null;
            return await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
        }

        var saved = 0;
        await InOneTransactionAsync(async () =>
        {
            saved = await base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
            await RaiseRevisionsAsync(facts);
        });
        return saved;
    }

    /// <summary>A number for the faculty RAGs that the transaction under way writes, higher than any before; whoever asks next waits for its end.</summary>
    public async Task<long> NextRagRevisionAsync(Guid schoolId)
    {
        await Schools
            .Where(school => school.Id == schoolId)
            .ExecuteUpdateAsync(row =>
                row.SetProperty(was => was.RagRevision, was => was.RagRevision + 1)
            );
        return await Schools
            .Where(school => school.Id == schoolId)
            .Select(school => school.RagRevision)
            .SingleAsync();
    }

    /// <summary>Tells whoever keeps the faculty RAGs in memory that the transaction under way deletes some.</summary>
    public async Task EraseRagsAsync(Guid schoolId)
    {
        var revision = await NextRagRevisionAsync(schoolId);
        await Schools
            .Where(school => school.Id == schoolId)
            .ExecuteUpdateAsync(row => row.SetProperty(was => was.RagsErased, revision));
    }

    /// <summary>Reads several things as they stand at one instant: that of the transaction that is under way, where there is one.</summary>
    public async Task<T> ReadAtOneInstantAsync<T>(Func<Task<T>> read)
    {
        if (Database.CurrentTransaction is not null)
        {
            return await read();
        }

        await using var transaction = await Database.BeginTransactionAsync(OneInstant);
        return await read();
    }

    /// <summary>
    /// Makes others who would lock the same wait for the end of the transaction that is under way, and with them whoever
    /// changes the cycle.
    /// </summary>
    public abstract Task LockAsync(Guid schoolId, Guid? cycleId);

    /// <summary>What is deleted from now on over this connection leaves nothing behind in the database's file, where that is ours.</summary>
    public virtual Task OverwriteErasedAsync() => Task.CompletedTask;

    /// <summary>Makes others who would seal the school's audit log wait for the end of the transaction that is under way.</summary>
    public abstract Task LockAuditAsync(Guid schoolId);

    /// <summary>One column of texts, asked past Entity Framework.</summary>
    /// <param name="sql">The program's own words, the same on every engine.</param>
    internal Task<List<string>> TextsAsync(string sql) => AskAsync(sql, TextsOfAsync);

    /// <summary>The first column of what a command reads.</summary>
    internal static async Task<List<string>> TextsOfAsync(DbCommand command)
    {
        var texts = new List<string>();
        await using var rows = await command.ExecuteReaderAsync();
        while (await rows.ReadAsync())
        {
            texts.Add(rows.GetString(0));
        }

        return texts;
    }

    /// <summary>Whether there is a table of that name.</summary>
    internal Task<bool> HasTableAsync(string name) =>
        AskAsync(
            CountTables,
            async command =>
            {
                Add(command, "@name", name);
                return Convert.ToInt64(await command.ExecuteScalarAsync()) > 0;
            }
        );

    /// <summary>One row of whole numbers, asked past Entity Framework: every page asks for some.</summary>
    /// <param name="sql">The program's own words, the same on every engine.</param>
    /// <param name="about">What stands in them for which id.</param>
    /// <exception cref="InvalidOperationException">There is no such row.</exception>
    internal Task<long[]> NumbersOfAsync(
        string sql,
        params IReadOnlyList<(string Name, Guid Id)> about
    ) =>
        AskAsync(
            sql,
            async command =>
            {
                foreach (var (name, id) in about)
                {
                    Add(command, name, id);
                }

                await using var rows = await command.ExecuteReaderAsync();
                if (!await rows.ReadAsync())
                {
                    throw new InvalidOperationException($"no row has {string.Join(", ", about)}");
                }

                var numbers = new long[rows.FieldCount];
                for (var i = 0; i < numbers.Length; i++)
                {
                    numbers[i] = Convert.ToInt64(rows.GetValue(i), CultureInfo.InvariantCulture);
                }

                return numbers;
            }
        );

    private static void Add(DbCommand command, string name, object value)
    {
        var parameter = command.CreateParameter();
        (parameter.ParameterName, parameter.Value) = (name, value);
        command.Parameters.Add(parameter);
    }

    private async Task<T> AskAsync<T>(string sql, Func<DbCommand, Task<T>> ask)
    {
        await using var beside = Database.CurrentTransaction is null ? NewConnection() : null;
        await (beside?.OpenAsync() ?? Database.OpenConnectionAsync());
        try
        {
            await using var command = (beside ?? Database.GetDbConnection()).CreateCommand();
#pragma warning disable CA2100 // No value of anybody's is part of it.
            command.CommandText = sql;
#pragma warning restore CA2100
            command.Transaction = Database.CurrentTransaction?.GetDbTransaction();
            return await ask(command);
        }
        finally
        {
            if (beside is null)
            {
                await Database.CloseConnectionAsync();
            }
        }
    }

    /// <summary>A connection beside that of Entity Framework, where that one costs more to open; null where it does not.</summary>
    protected virtual DbConnection? NewConnection() => null;

    /// <summary>How many tables have the name <c>@name</c>, as the engine is asked.</summary>
    protected abstract string CountTables { get; }

    /// <summary>Applies the migrations that are missing, while nobody else does.</summary>
    public virtual Task MigrateAsync() => Database.MigrateAsync();

    /// <summary>Does all of something or nothing, as part of the transaction that is under way where there is one.</summary>
    public async Task InOneTransactionAsync(Func<Task> act)
    {
        if (Database.CurrentTransaction is not null)
        {
            await act();
            return;
        }

        using var turn = await TurnToWriteAsync();
        await using var transaction = await Database.BeginTransactionAsync();
        await act();
        await transaction.CommitAsync();
    }

    /// <summary>Waits until others of this process have written, where the engine takes one writer at a time; its end lets the next one write.</summary>
    protected virtual Task<IDisposable?> TurnToWriteAsync() => Task.FromResult<IDisposable?>(null);

    /// <summary>The isolation under which a transaction that writes nothing sees one instant and keeps nobody waiting.</summary>
    protected abstract IsolationLevel OneInstant { get; }

    /// <param name="or">What SQL says of a row that is there already; nothing for a fault.</param>
    /// <returns>How many were written, as in the next two.</returns>
    protected abstract Task<int> InsertRowsAsync<T>(IReadOnlyCollection<T> rows, string or = "")
        where T : class;

    protected abstract Task<int> UpdateRowsAsync<T>(IReadOnlyCollection<T> rows)
        where T : class;

    protected abstract Task<int> DeleteRowsAsync<T>(IReadOnlyCollection<T> rows)
        where T : class;

    protected override void OnModelCreating(ModelBuilder modelBuilder) =>
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(EdictDb).Assembly);

    private Task ChangeAsync<T>(
        IReadOnlyCollection<T> rows,
        Func<IReadOnlyCollection<T>, Task<int>> change
    ) =>
        rows.Count == 0
            ? Task.CompletedTask
            : InOneTransactionAsync(async () =>
            {
                BulkTable.RequireAll(await change(rows), rows.Count);
                await RaiseRevisionsAsync(rows.OfType<ISchoolFact>());
            });

    private async Task RaiseRevisionsAsync(IEnumerable<ISchoolFact> changed)
    {
        var schools = new HashSet<Guid>();
        var cycles = new HashSet<(Guid SchoolId, Guid CycleId)>();
        foreach (var fact in changed)
        {
            if (fact is Report report)
            {
                cycles.Add((report.SchoolId, report.CycleId));
            }
            else
            {
                schools.Add(fact.SchoolId);
            }
        }

        foreach (var id in schools)
        {
            await Schools
                .Where(school => school.Id == id)
                .ExecuteUpdateAsync(row =>
                    row.SetProperty(was => was.Revision, was => was.Revision + 1)
                );
        }

        foreach (var (schoolId, id) in cycles)
        {
            await Cycles
                .Where(cycle => cycle.SchoolId == schoolId && cycle.Id == id)
                .ExecuteUpdateAsync(row =>
                    row.SetProperty(was => was.Revision, was => was.Revision + 1)
                );
        }
    }

    /// <summary>Instants are UTC, and say so when they are read back.</summary>
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        configurationBuilder.Properties<DateTime>().HaveConversion<UtcInstant>();
}
