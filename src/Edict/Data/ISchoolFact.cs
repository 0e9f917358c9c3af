namespace Edict.Data;

/// <summary>A row from which pages are derived. Whoever writes one through <see cref="EdictDb"/> raises its school's revision, of a report that of its cycle.</summary>
public interface ISchoolFact
{
    Guid SchoolId { get; }
}
