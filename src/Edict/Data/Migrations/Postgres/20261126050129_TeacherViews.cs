using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Edict.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class TeacherViews : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "TeacherViews",
                columns: table => new
                {
                    SchoolId = table.Column<Guid>(type: "uuid", nullable: false),
                    CycleId = table.Column<Guid>(type: "uuid", nullable: false),
                    ClassId = table.Column<Guid>(type: "uuid", nullable: false),
                    PupilId = table.Column<Guid>(type: "uuid", nullable: false),
                    Rag = table.Column<byte>(type: "smallint", nullable: false),
                    StaffId = table.Column<Guid>(type: "uuid", nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey(
                        "PK_TeacherViews",
                        x => new
                        {
                            x.SchoolId,
                            x.CycleId,
                            x.ClassId,
                            x.PupilId,
                        }
                    );
                    table.ForeignKey(
                        name: "FK_TeacherViews_Classes_SchoolId_ClassId",
                        columns: x => new { x.SchoolId, x.ClassId },
                        principalTable: "Classes",
                        principalColumns: new[] { "SchoolId", "Id" },
                        onDelete: ReferentialAction.Cascade
                    );
                    table.ForeignKey(
                        name: "FK_TeacherViews_Cycles_SchoolId_CycleId",
                        columns: x => new { x.SchoolId, x.CycleId },
                        principalTable: "Cycles",
                        principalColumns: new[] { "SchoolId", "Id" },
                        onDelete: ReferentialAction.Cascade
                    );
                    table.ForeignKey(
                        name: "FK_TeacherViews_Pupils_SchoolId_PupilId",
                        columns: x => new { x.SchoolId, x.PupilId },
                        principalTable: "Pupils",
                        principalColumns: new[] { "SchoolId", "Id" },
                        onDelete: ReferentialAction.Cascade
                    );
                    table.ForeignKey(
                        name: "FK_TeacherViews_Staff_SchoolId_StaffId",
                        columns: x => new { x.SchoolId, x.StaffId },
                        principalTable: "Staff",
                        principalColumns: new[] { "SchoolId", "Id" },
                        onDelete: ReferentialAction.Cascade
                    );
                }
            );

            migrationBuilder.CreateIndex(
                name: "IX_TeacherViews_SchoolId_ClassId",
                table: "TeacherViews",
                columns: new[] { "SchoolId", "ClassId" }
            );

            migrationBuilder.CreateIndex(
                name: "IX_TeacherViews_SchoolId_PupilId",
                table: "TeacherViews",
                columns: new[] { "SchoolId", "PupilId" }
            );

            migrationBuilder.CreateIndex(
                name: "IX_TeacherViews_SchoolId_StaffId",
                table: "TeacherViews",
                columns: new[] { "SchoolId", "StaffId" }
            );
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(name: "TeacherViews");
        }
    }
}
