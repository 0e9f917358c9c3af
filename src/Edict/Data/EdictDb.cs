using Microsoft.EntityFrameworkCore;

namespace Edict.Data;

/// <summary>The one model of every engine. Reads do not track unless they ask to.</summary>
public abstract class EdictDb(DbContextOptions options) : DbContext(options)
{
    public DbSet<School> Schools => Set<School>();

    public DbSet<Session> Sessions => Set<Session>();

    public DbSet<Cycle> Cycles => Set<Cycle>();

    public DbSet<Pupil> Pupils => Set<Pupil>();

    public DbSet<Enrolment> Enrolments => Set<Enrolment>();

    public DbSet<Faculty> Faculties => Set<Faculty>();

    public DbSet<Subject> Subjects => Set<Subject>();

    public DbSet<TeachingClass> Classes => Set<TeachingClass>();

    public DbSet<Staff> Staff => Set<Staff>();

    public DbSet<Role> Roles => Set<Role>();

    public DbSet<Report> Reports => Set<Report>();

    public DbSet<VulnerabilityFact> VulnerabilityFacts => Set<VulnerabilityFact>();

    public DbSet<PolicyVersion> Policies => Set<PolicyVersion>();

    public DbSet<Import> Imports => Set<Import>();

    public DbSet<ImportChange> ImportChanges => Set<ImportChange>();

    public DbSet<ImportUndo> ImportUndos => Set<ImportUndo>();

    public DbSet<ImportMapping> ImportMappings => Set<ImportMapping>();

    public DbSet<ImportDraft> ImportDrafts => Set<ImportDraft>();

    public DbSet<AuditEntry> Audit => Set<AuditEntry>();

    /// <summary>Adds many rows at once, past the change tracker.</summary>
    public abstract Task InsertAsync<T>(IReadOnlyCollection<T> rows)
        where T : class;

    /// <summary>Changes many rows at once, found by their keys, past the change tracker.</summary>
    /// <exception cref="DbUpdateConcurrencyException">One of them is not there any more.</exception>
    public abstract Task UpdateAsync<T>(IReadOnlyCollection<T> rows)
        where T : class;

    /// <summary>Deletes many rows at once, found by their keys, past the change tracker.</summary>
    /// <exception cref="DbUpdateConcurrencyException">One of them is not there any more.</exception>
    public abstract Task DeleteAsync<T>(IReadOnlyCollection<T> rows)
        where T : class;

    /// <summary>
    /// Makes others who would lock the same wait for the end of the transaction that is under way, and with them whoever
    /// changes the cycle.
    /// </summary>
    public abstract Task LockAsync(Guid schoolId, Guid? cycleId);

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

        await using var transaction = await Database.BeginTransactionAsync();
        await act();
        await transaction.CommitAsync();
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder) =>
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(EdictDb).Assembly);

    /// <summary>Instants are UTC, and say so when they are read back.</summary>
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        configurationBuilder.Properties<DateTime>().HaveConversion<UtcInstant>();
}
