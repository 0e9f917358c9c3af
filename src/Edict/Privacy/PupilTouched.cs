using System.Text.Json;
using Edict.Data;

namespace Edict.Privacy;

/// <summary>Which pupil a row that an import changed is of.</summary>
public static class PupilTouched
{
    /// <param name="row">The kind of row, by its name in the model.</param>
    /// <param name="key">Its key as JSON.</param>
    /// <returns>Null for a row that is of no pupil.</returns>
    public static Guid? Of(string row, string key)
    {
        var field = row == nameof(Pupil) ? nameof(Pupil.Id) : nameof(Enrolment.PupilId);
        using var json = JsonDocument.Parse(key);
        return json.RootElement.TryGetProperty(field, out var id) ? id.GetGuid() : null;
    }
}
