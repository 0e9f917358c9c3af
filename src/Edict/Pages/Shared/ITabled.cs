using Edict.Exporting;

namespace Edict.Pages;

/// <summary>
/// A page whose table is also had with <c>.xlsx</c> or <c>.csv</c> behind its address. Its handler gathers for the file as for
/// the page, so that both hold the same.
/// </summary>
public interface ITabled
{
    /// <summary>Which table, as the audit log names it: ids and words of the school, no pupil's name.</summary>
    string About { get; }

    /// <summary>What the page shows of its table to this reader, once it is gathered; no groups, unless it is a table of groups.</summary>
    ExportedTable Table { get; }
}
