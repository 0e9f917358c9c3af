using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Edict.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class CycleStates : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<byte>(
                name: "ClosedEarly",
                table: "Cycles",
                type: "smallint",
                nullable: false,
                defaultValue: (byte)0
            );

            migrationBuilder.AddColumn<DateOnly>(
                name: "RagsDueOn",
                table: "Cycles",
                type: "date",
                nullable: false,
                defaultValue: new DateOnly(1, 1, 1)
            );

            migrationBuilder.AddColumn<DateOnly>(
                name: "SummaryDueOn",
                table: "Cycles",
                type: "date",
                nullable: false,
                defaultValue: new DateOnly(1, 1, 1)
            );

            // Of the cycles that are there, nobody has said more than when they were due.
            migrationBuilder.Sql(
                """UPDATE "Cycles" SET "RagsDueOn" = "ClosesOn", "SummaryDueOn" = "ClosesOn" """
            );

            migrationBuilder.CreateTable(
                name: "ClassReopenings",
                columns: table => new
                {
                    SchoolId = table.Column<Guid>(type: "uuid", nullable: false),
                    CycleId = table.Column<Guid>(type: "uuid", nullable: false),
                    ClassId = table.Column<Guid>(type: "uuid", nullable: false),
                    On = table.Column<DateOnly>(type: "date", nullable: false),
                    Reason = table.Column<string>(
                        type: "character varying(200)",
                        maxLength: 200,
                        nullable: false,
                        collation: "C"
                    ),
                    StaffId = table.Column<Guid>(type: "uuid", nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey(
                        "PK_ClassReopenings",
                        x => new
                        {
                            x.SchoolId,
                            x.CycleId,
                            x.ClassId,
                            x.On,
                        }
                    );
                    table.ForeignKey(
                        name: "FK_ClassReopenings_Classes_SchoolId_ClassId",
                        columns: x => new { x.SchoolId, x.ClassId },
                        principalTable: "Classes",
                        principalColumns: new[] { "SchoolId", "Id" },
                        onDelete: ReferentialAction.Cascade
                    );
                    table.ForeignKey(
                        name: "FK_ClassReopenings_Cycles_SchoolId_CycleId",
                        columns: x => new { x.SchoolId, x.CycleId },
                        principalTable: "Cycles",
                        principalColumns: new[] { "SchoolId", "Id" },
                        onDelete: ReferentialAction.Cascade
                    );
                    table.ForeignKey(
                        name: "FK_ClassReopenings_Staff_SchoolId_StaffId",
                        columns: x => new { x.SchoolId, x.StaffId },
                        principalTable: "Staff",
                        principalColumns: new[] { "SchoolId", "Id" },
                        onDelete: ReferentialAction.Cascade
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "Collations",
                columns: table => new
                {
                    SchoolId = table.Column<Guid>(type: "uuid", nullable: false),
                    CycleId = table.Column<Guid>(type: "uuid", nullable: false),
                    Stage = table.Column<byte>(type: "smallint", nullable: false),
                    StaffId = table.Column<Guid>(type: "uuid", nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey(
                        "PK_Collations",
                        x => new
                        {
                            x.SchoolId,
                            x.CycleId,
                            x.Stage,
                        }
                    );
                    table.ForeignKey(
                        name: "FK_Collations_Cycles_SchoolId_CycleId",
                        columns: x => new { x.SchoolId, x.CycleId },
                        principalTable: "Cycles",
                        principalColumns: new[] { "SchoolId", "Id" },
                        onDelete: ReferentialAction.Cascade
                    );
                    table.ForeignKey(
                        name: "FK_Collations_Staff_SchoolId_StaffId",
                        columns: x => new { x.SchoolId, x.StaffId },
                        principalTable: "Staff",
                        principalColumns: new[] { "SchoolId", "Id" },
                        onDelete: ReferentialAction.Cascade
                    );
                }
            );

            migrationBuilder.CreateIndex(
                name: "IX_ClassReopenings_SchoolId_ClassId",
                table: "ClassReopenings",
                columns: new[] { "SchoolId", "ClassId" }
            );

            migrationBuilder.CreateIndex(
                name: "IX_ClassReopenings_SchoolId_StaffId",
                table: "ClassReopenings",
                columns: new[] { "SchoolId", "StaffId" }
            );

            migrationBuilder.CreateIndex(
                name: "IX_Collations_SchoolId_StaffId",
                table: "Collations",
                columns: new[] { "SchoolId", "StaffId" }
            );
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(name: "ClassReopenings");

            migrationBuilder.DropTable(name: "Collations");

            migrationBuilder.DropColumn(name: "ClosedEarly", table: "Cycles");

            migrationBuilder.DropColumn(name: "RagsDueOn", table: "Cycles");

            migrationBuilder.DropColumn(name: "SummaryDueOn", table: "Cycles");
        }
    }
}
