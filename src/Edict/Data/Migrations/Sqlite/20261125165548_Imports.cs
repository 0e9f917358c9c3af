using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Edict.Data.Migrations.Sqlite
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
                type: "TEXT",
                nullable: true
            );

            migrationBuilder.AddColumn<Guid>(
                name: "TypedBy",
                table: "Reports",
                type: "TEXT",
                nullable: true
            );

            migrationBuilder.AddColumn<DateOnly>(
                name: "LeftOn",
                table: "Enrolments",
                type: "TEXT",
                nullable: true
            );

            migrationBuilder.CreateTable(
                name: "Audit",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    SchoolId = table.Column<Guid>(type: "TEXT", nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    StaffId = table.Column<Guid>(type: "TEXT", nullable: true),
                    What = table.Column<string>(type: "TEXT", nullable: false),
                    About = table.Column<string>(type: "TEXT", nullable: false),
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
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    SchoolId = table.Column<Guid>(type: "TEXT", nullable: false),
                    StaffId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Session = table.Column<string>(type: "TEXT", nullable: false),
                    Kind = table.Column<byte>(type: "INTEGER", nullable: false),
                    CycleId = table.Column<Guid>(type: "TEXT", nullable: true),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Bytes = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Said = table.Column<string>(type: "TEXT", nullable: false),
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
                    SchoolId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Kind = table.Column<byte>(type: "INTEGER", nullable: false),
                    Source = table.Column<string>(type: "TEXT", nullable: false),
                    Header = table.Column<string>(type: "TEXT", nullable: false),
                    Field = table.Column<string>(type: "TEXT", nullable: true),
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
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    SchoolId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Session = table.Column<string>(type: "TEXT", nullable: false),
                    Kind = table.Column<byte>(type: "INTEGER", nullable: false),
                    CycleId = table.Column<Guid>(type: "TEXT", nullable: true),
                    FileName = table.Column<string>(type: "TEXT", nullable: false),
                    Sha256 = table.Column<string>(type: "TEXT", nullable: false),
                    Source = table.Column<string>(type: "TEXT", nullable: false),
                    StaffId = table.Column<Guid>(type: "TEXT", nullable: true),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Stages = table.Column<byte>(type: "INTEGER", nullable: false),
                    Added = table.Column<int>(type: "INTEGER", nullable: false),
                    Changed = table.Column<int>(type: "INTEGER", nullable: false),
                    Unchanged = table.Column<int>(type: "INTEGER", nullable: false),
                    Refused = table.Column<int>(type: "INTEGER", nullable: false),
                    Left = table.Column<int>(type: "INTEGER", nullable: false),
                    Unusual = table.Column<string>(type: "TEXT", nullable: false),
                    Corrections = table.Column<string>(type: "TEXT", nullable: false),
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
                    SchoolId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ImportId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Sequence = table.Column<int>(type: "INTEGER", nullable: false),
                    Row = table.Column<string>(type: "TEXT", nullable: false),
                    Key = table.Column<string>(type: "TEXT", nullable: false),
                    Before = table.Column<string>(type: "TEXT", nullable: true),
                    After = table.Column<string>(type: "TEXT", nullable: false),
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
                    SchoolId = table.Column<Guid>(type: "TEXT", nullable: false),
                    ImportId = table.Column<Guid>(type: "TEXT", nullable: false),
                    StaffId = table.Column<Guid>(type: "TEXT", nullable: true),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
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
