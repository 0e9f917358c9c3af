using System.Text.Json.Serialization;
using Edict.Judging;
using Edict.Pages.FacultyRag;
using Edict.Reports;

namespace Edict.Pages;

/// <summary>What pages save themselves by, as JSON: made with the program, since each start and each first batch would make it again.</summary>
[JsonSerializable(typeof(CellBatch))]
[JsonSerializable(typeof(BatchAnswer))]
[JsonSerializable(typeof(RagBatch))]
[JsonSerializable(typeof(RagAnswer))]
internal sealed partial class BatchJson : JsonSerializerContext;
