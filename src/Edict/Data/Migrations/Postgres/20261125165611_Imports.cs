using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Edict.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class Imports : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "TypedBy",
                table: "VulnerabilityFacts",
                type: "uuid",
                nullable: true
            );

            migrationBuilder.AddColumn<Guid>(
                name: "TypedBy",
                table: "Reports",
                type: "uuid",
                nullable: true
            );

            migrationBuilder.AddColumn<DateOnly>(
                name: "LeftOn",
                table: "Enrolments",
                type: "date",
                nullable: true
            );

            migrationBuilder.CreateTable(
                name: "Audit",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    SchoolId = table.Column<Guid>(type: "uuid", nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    StaffId = table.Column<Guid>(type: "uuid", nullable: true),
                    What = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    About = table.Column<string>(type: "text", nullable: false, collation: "C"),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Audit", x => new { x.SchoolId, x.Id });
                    table.ForeignKey(
                        name: "FK_Audit_Schools_SchoolId",
                        column: x => x.SchoolId,
                        principalTable: "Schools",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade
                    );
                    table.ForeignKey(
                        name: "FK_Audit_Staff_SchoolId_StaffId",
                        columns: x => new { x.SchoolId, x.StaffId },
                        principalTable: "Staff",
                        principalColumns: new[] { "SchoolId", "Id" }
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "ImportDrafts",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    SchoolId = table.Column<Guid>(type: "uuid", nullable: false),
                    StaffId = table.Column<Guid>(type: "uuid", nullable: false),
                    Session = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Kind = table.Column<byte>(type: "smallint", nullable: false),
                    CycleId = table.Column<Guid>(type: "uuid", nullable: true),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Bytes = table.Column<byte[]>(type: "bytea", nullable: false),
                    Said = table.Column<string>(type: "text", nullable: false, collation: "C"),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ImportDrafts", x => new { x.SchoolId, x.Id });
                    table.ForeignKey(
                        name: "FK_ImportDrafts_Cycles_SchoolId_CycleId",
                        columns: x => new { x.SchoolId, x.CycleId },
                        principalTable: "Cycles",
                        principalColumns: new[] { "SchoolId", "Id" }
                    );
                    table.ForeignKey(
                        name: "FK_ImportDrafts_Sessions_SchoolId_Session",
                        columns: x => new { x.SchoolId, x.Session },
                        principalTable: "Sessions",
                        principalColumns: new[] { "SchoolId", "Name" },
                        onDelete: ReferentialAction.Cascade
                    );
                    table.ForeignKey(
                        name: "FK_ImportDrafts_Staff_SchoolId_StaffId",
                        columns: x => new { x.SchoolId, x.StaffId },
                        principalTable: "Staff",
                        principalColumns: new[] { "SchoolId", "Id" },
                        onDelete: ReferentialAction.Cascade
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "ImportMappings",
                columns: table => new
                {
                    SchoolId = table.Column<Guid>(type: "uuid", nullable: false),
                    Kind = table.Column<byte>(type: "smallint", nullable: false),
                    Source = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Header = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Field = table.Column<string>(type: "text", nullable: true, collation: "C"),
                },
                constraints: table =>
                {
                    table.PrimaryKey(
                        "PK_ImportMappings",
                        x => new
                        {
                            x.SchoolId,
                            x.Kind,
                            x.Source,
                            x.Header,
                        }
                    );
                    table.ForeignKey(
                        name: "FK_ImportMappings_Schools_SchoolId",
                        column: x => x.SchoolId,
                        principalTable: "Schools",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "Imports",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    SchoolId = table.Column<Guid>(type: "uuid", nullable: false),
                    Session = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Kind = table.Column<byte>(type: "smallint", nullable: false),
                    CycleId = table.Column<Guid>(type: "uuid", nullable: true),
                    FileName = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Sha256 = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Source = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    StaffId = table.Column<Guid>(type: "uuid", nullable: true),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Stages = table.Column<byte>(type: "smallint", nullable: false),
                    Added = table.Column<int>(type: "integer", nullable: false),
                    Changed = table.Column<int>(type: "integer", nullable: false),
                    Unchanged = table.Column<int>(type: "integer", nullable: false),
                    Refused = table.Column<int>(type: "integer", nullable: false),
                    Left = table.Column<int>(type: "integer", nullable: false),
                    Unusual = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Corrections = table.Column<string>(
                        type: "text",
                        nullable: false,
                        collation: "C"
                    ),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Imports", x => new { x.SchoolId, x.Id });
                    table.ForeignKey(
                        name: "FK_Imports_Cycles_SchoolId_CycleId",
                        columns: x => new { x.SchoolId, x.CycleId },
                        principalTable: "Cycles",
                        principalColumns: new[] { "SchoolId", "Id" }
                    );
                    table.ForeignKey(
                        name: "FK_Imports_Sessions_SchoolId_Session",
                        columns: x => new { x.SchoolId, x.Session },
                        principalTable: "Sessions",
                        principalColumns: new[] { "SchoolId", "Name" },
                        onDelete: ReferentialAction.Cascade
                    );
                    table.ForeignKey(
                        name: "FK_Imports_Staff_SchoolId_StaffId",
                        columns: x => new { x.SchoolId, x.StaffId },
                        principalTable: "Staff",
                        principalColumns: new[] { "SchoolId", "Id" }
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "ImportChanges",
                columns: table => new
                {
                    SchoolId = table.Column<Guid>(type: "uuid", nullable: false),
                    ImportId = table.Column<Guid>(type: "uuid", nullable: false),
                    Sequence = table.Column<int>(type: "integer", nullable: false),
                    Row = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Key = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Before = table.Column<string>(type: "text", nullable: true, collation: "C"),
                    After = table.Column<string>(type: "text", nullable: false, collation: "C"),
                },
                constraints: table =>
                {
                    table.PrimaryKey(
                        "PK_ImportChanges",
                        x => new
                        {
                            x.SchoolId,
                            x.ImportId,
                            x.Sequence,
                        }
                    );
                    table.ForeignKey(
                        name: "FK_ImportChanges_Imports_SchoolId_ImportId",
                        columns: x => new { x.SchoolId, x.ImportId },
                        principalTable: "Imports",
                        principalColumns: new[] { "SchoolId", "Id" },
                        onDelete: ReferentialAction.Cascade
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "ImportUndos",
                columns: table => new
                {
                    SchoolId = table.Column<Guid>(type: "uuid", nullable: false),
                    ImportId = table.Column<Guid>(type: "uuid", nullable: false),
                    StaffId = table.Column<Guid>(type: "uuid", nullable: true),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ImportUndos", x => new { x.SchoolId, x.ImportId });
                    table.ForeignKey(
                        name: "FK_ImportUndos_Imports_SchoolId_ImportId",
                        columns: x => new { x.SchoolId, x.ImportId },
                        principalTable: "Imports",
                        principalColumns: new[] { "SchoolId", "Id" },
                        onDelete: ReferentialAction.Cascade
                    );
                    table.ForeignKey(
                        name: "FK_ImportUndos_Staff_SchoolId_StaffId",
                        columns: x => new { x.SchoolId, x.StaffId },
                        principalTable: "Staff",
                        principalColumns: new[] { "SchoolId", "Id" }
                    );
                }
            );

            migrationBuilder.CreateIndex(
                name: "IX_Audit_SchoolId_StaffId",
                table: "Audit",
                columns: new[] { "SchoolId", "StaffId" }
            );

            migrationBuilder.CreateIndex(
                name: "IX_ImportDrafts_SchoolId_CycleId",
                table: "ImportDrafts",
                columns: new[] { "SchoolId", "CycleId" }
            );

            migrationBuilder.CreateIndex(
                name: "IX_ImportDrafts_SchoolId_Session",
                table: "ImportDrafts",
                columns: new[] { "SchoolId", "Session" }
            );

            migrationBuilder.CreateIndex(
                name: "IX_ImportDrafts_SchoolId_StaffId",
                table: "ImportDrafts",
                columns: new[] { "SchoolId", "StaffId" }
            );

            migrationBuilder.CreateIndex(
                name: "IX_ImportUndos_SchoolId_StaffId",
                table: "ImportUndos",
                columns: new[] { "SchoolId", "StaffId" }
            );

            migrationBuilder.CreateIndex(
                name: "IX_Imports_SchoolId_CycleId",
                table: "Imports",
                columns: new[] { "SchoolId", "CycleId" }
            );

            migrationBuilder.CreateIndex(
                name: "IX_Imports_SchoolId_Session",
                table: "Imports",
                columns: new[] { "SchoolId", "Session" }
            );

            migrationBuilder.CreateIndex(
                name: "IX_Imports_SchoolId_StaffId",
                table: "Imports",
                columns: new[] { "SchoolId", "StaffId" }
            );
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(name: "Audit");

            migrationBuilder.DropTable(name: "ImportChanges");

            migrationBuilder.DropTable(name: "ImportDrafts");

            migrationBuilder.DropTable(name: "ImportMappings");

            migrationBuilder.DropTable(name: "ImportUndos");

            migrationBuilder.DropTable(name: "Imports");

            migrationBuilder.DropColumn(name: "TypedBy", table: "VulnerabilityFacts");

            migrationBuilder.DropColumn(name: "TypedBy", table: "Reports");

            migrationBuilder.DropColumn(name: "LeftOn", table: "Enrolments");
        }
    }
}
