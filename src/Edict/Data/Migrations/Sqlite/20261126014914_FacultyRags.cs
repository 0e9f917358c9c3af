using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Edict.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class FacultyRags : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "RagRevision",
                table: "Schools",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L
            );

            migrationBuilder.CreateTable(
                name: "FacultyRags",
                columns: table => new
                {
                    SchoolId = table.Column<Guid>(type: "TEXT", nullable: false),
                    CycleId = table.Column<Guid>(type: "TEXT", nullable: false),
                    FacultyId = table.Column<Guid>(type: "TEXT", nullable: false),
                    PupilId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Rag = table.Column<byte>(type: "INTEGER", nullable: true),
                    Comment = table.Column<string>(type: "TEXT", nullable: true),
                    AsSuggested = table.Column<bool>(type: "INTEGER", nullable: false),
                    StaffId = table.Column<Guid>(type: "TEXT", nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Revision = table.Column<long>(type: "INTEGER", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey(
                        "PK_FacultyRags",
                        x => new
                        {
                            x.SchoolId,
                            x.CycleId,
                            x.FacultyId,
                            x.PupilId,
                        }
                    );
                    table.ForeignKey(
                        name: "FK_FacultyRags_Cycles_SchoolId_CycleId",
                        columns: x => new { x.SchoolId, x.CycleId },
                        principalTable: "Cycles",
                        principalColumns: new[] { "SchoolId", "Id" },
                        onDelete: ReferentialAction.Cascade
                    );
                    table.ForeignKey(
                        name: "FK_FacultyRags_Faculties_SchoolId_FacultyId",
                        columns: x => new { x.SchoolId, x.FacultyId },
                        principalTable: "Faculties",
                        principalColumns: new[] { "SchoolId", "Id" },
                        onDelete: ReferentialAction.Cascade
                    );
                    table.ForeignKey(
                        name: "FK_FacultyRags_Pupils_SchoolId_PupilId",
                        columns: x => new { x.SchoolId, x.PupilId },
                        principalTable: "Pupils",
                        principalColumns: new[] { "SchoolId", "Id" },
                        onDelete: ReferentialAction.Cascade
                    );
                    table.ForeignKey(
                        name: "FK_FacultyRags_Staff_SchoolId_StaffId",
                        columns: x => new { x.SchoolId, x.StaffId },
                        principalTable: "Staff",
                        principalColumns: new[] { "SchoolId", "Id" },
                        onDelete: ReferentialAction.Cascade
                    );
                }
            );

            migrationBuilder.CreateIndex(
                name: "IX_FacultyRags_SchoolId_FacultyId",
                table: "FacultyRags",
                columns: new[] { "SchoolId", "FacultyId" }
            );

            migrationBuilder.CreateIndex(
                name: "IX_FacultyRags_SchoolId_PupilId",
                table: "FacultyRags",
                columns: new[] { "SchoolId", "PupilId" }
            );

            migrationBuilder.CreateIndex(
                name: "IX_FacultyRags_SchoolId_Revision",
                table: "FacultyRags",
                columns: new[] { "SchoolId", "Revision" }
            );

            migrationBuilder.CreateIndex(
                name: "IX_FacultyRags_SchoolId_StaffId",
                table: "FacultyRags",
                columns: new[] { "SchoolId", "StaffId" }
            );
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(name: "FacultyRags");

            migrationBuilder.DropColumn(name: "RagRevision", table: "Schools");
        }
    }
}
