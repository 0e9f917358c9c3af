using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Edict.Importing;

/// <summary>Fields of a row as JSON, by their names in the model.</summary>
public static class RowJson
{
    /// <param name="shown">What stands for a value; the value itself where it is left out.</param>
    public static string Write(
        IEnumerable<IProperty> fields,
        object row,
        Func<object?, object?>? shown = null
    )
    {
        var json = new JsonObject();
        foreach (var field in fields)
        {
            var value = ValueOf(field, row);
            json[field.Name] = JsonSerializer.SerializeToNode(shown is null ? value : shown(value));
        }

        return json.ToJsonString();
    }

    public static string Key(IEntityType entity, object row) =>
        Write(entity.FindPrimaryKey()!.Properties, row);

    /// <summary>The names of the fields in which a row is another than the JSON says.</summary>
    public static IEnumerable<string> Differing(object row, IEntityType entity, string json) =>
        from named in JsonNode.Parse(json)!.AsObject()
        let field = entity.FindProperty(named.Key)!
        where !Equals(named.Value.Deserialize(field.ClrType), ValueOf(field, row))
        select named.Key;

    /// <summary>Instants as both engines keep them: to the microsecond.</summary>
    private static object? ValueOf(IProperty field, object row) =>
        field.PropertyInfo!.GetValue(row) is var value && value is DateTime instant
            ? new DateTime(
                instant.Ticks - (instant.Ticks % TimeSpan.TicksPerMicrosecond),
                DateTimeKind.Utc
            )
            : value;

    /// <summary>The value of one field that the JSON names.</summary>
    public static object? Value(string json, IProperty field) =>
        JsonNode.Parse(json)!.AsObject()[field.Name].Deserialize(field.ClrType);

    /// <summary>A row that is not there any more, from its key and its other fields.</summary>
    public static T Row<T>(IEntityType entity, string key, string fields)
        where T : class
    {
        var row = Activator.CreateInstance<T>();
        Into(row, entity, key);
        Into(row, entity, fields);
        return row;
    }

    /// <summary>Sets the fields that the JSON names.</summary>
    public static void Into(object row, IEntityType entity, string json)
    {
        foreach (var (name, value) in JsonNode.Parse(json)!.AsObject())
        {
            var field = entity.FindProperty(name)!;
            field.PropertyInfo!.SetValue(row, value.Deserialize(field.ClrType));
        }
    }
}
