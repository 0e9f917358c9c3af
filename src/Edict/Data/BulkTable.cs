using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace Edict.Data;

/// <summary>A table as many rows are written to it at once, past the change tracker: what the model says of it, for SQL.</summary>
internal sealed class BulkTable
{
    /// <summary>Each engine has a model of its own.</summary>
    private static readonly ConcurrentDictionary<IEntityType, BulkTable> Known = [];

    private BulkTable(IEntityType entity, ISqlGenerationHelper sql)
    {
        Name = sql.DelimitIdentifier(entity.GetTableName()!, entity.GetSchema());
        Columns =
        [
            .. entity
                .GetProperties()
                .Select(property => new BulkColumn(
                    property,
                    sql.DelimitIdentifier(property.GetColumnName())
                )),
        ];
        ColumnNames = Listed(column => column.Name);
    }

    public string Name { get; }

    public IReadOnlyList<BulkColumn> Columns { get; }

    public string ColumnNames { get; }

    public static BulkTable Of<T>(EdictDb db) =>
        Known.GetOrAdd(
            db.Model.FindEntityType(typeof(T))!,
            static (entity, sql) => new(entity, sql),
            db.GetService<ISqlGenerationHelper>()
        );

    /// <summary>Something of every column, with commas between.</summary>
    public string Listed(Func<BulkColumn, string> of) => string.Join(", ", Columns.Select(of));

    /// <summary>An update of the rows that have the key, where <paramref name="value"/> says what stands for each column.</summary>
    public string Update(Func<BulkColumn, string> value, string from = "")
    {
        var set = Columns.Where(column => !column.IsKey).Select(column => Equal(column, value));
        return $"UPDATE {Name} AS t SET {string.Join(", ", set)}{from} WHERE {HasKey(value)}";
    }

    /// <summary>A deletion of the rows that have the key.</summary>
    public string Delete(Func<BulkColumn, string> value, string from = "") =>
        $"DELETE FROM {Name} AS t{from} WHERE {HasKey(value)}";

    private string HasKey(Func<BulkColumn, string> value) =>
        string.Join(
            " AND ",
            Columns.Where(column => column.IsKey).Select(column => $"t.{Equal(column, value)}")
        );

    private static string Equal(BulkColumn column, Func<BulkColumn, string> value) =>
        $"{column.Name} = {value(column)}";

    /// <exception cref="DbUpdateConcurrencyException">A row that was to be changed is not there any more.</exception>
    public static void RequireAll(int written, int rows)
    {
        if (written != rows)
        {
            throw new DbUpdateConcurrencyException($"{written} of {rows} rows are there.");
        }
    }
}

/// <summary>A column of a table, and what a row has in it as the database takes it.</summary>
internal sealed class BulkColumn(IProperty property, string name)
{
    private readonly RelationalTypeMapping mapping = property.GetRelationalTypeMapping();
    private readonly IClrPropertyGetter getter = property.GetGetter();

    public string Name => name;

    public bool IsKey => property.IsPrimaryKey();

    /// <summary>As the database names the type.</summary>
    public string StoreType => mapping.StoreType;

    /// <summary>What <see cref="Of"/> gives where it is not null.</summary>
    public Type Type
    {
        get
        {
            var type = mapping.Converter?.ProviderClrType ?? property.ClrType;
            return Nullable.GetUnderlyingType(type) ?? type;
        }
    }

    public object? Of(object row)
    {
        var value = getter.GetClrValue(row);
        return value is not null && mapping.Converter is { } converter
            ? converter.ConvertToProvider(value)
            : value;
    }
}
