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

    protected override void OnModelCreating(ModelBuilder modelBuilder) =>
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(EdictDb).Assembly);

    /// <summary>Instants are UTC, and say so when they are read back.</summary>
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        configurationBuilder.Properties<DateTime>().HaveConversion<UtcInstant>();
}
