using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Edict.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class ClassMembers : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "ClassMembers",
                columns: table => new
                {
                    SchoolId = table.Column<Guid>(type: "uuid", nullable: false),
                    ClassId = table.Column<Guid>(type: "uuid", nullable: false),
                    PupilId = table.Column<Guid>(type: "uuid", nullable: false),
                    Level = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    After = table.Column<int>(type: "integer", nullable: false),
                    AddedById = table.Column<Guid>(type: "uuid", nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey(
                        "PK_ClassMembers",
                        x => new
                        {
                            x.SchoolId,
                            x.ClassId,
                            x.PupilId,
                        }
                    );
                    table.ForeignKey(
                        name: "FK_ClassMembers_Classes_SchoolId_ClassId",
                        columns: x => new { x.SchoolId, x.ClassId },
                        principalTable: "Classes",
                        principalColumns: new[] { "SchoolId", "Id" },
                        onDelete: ReferentialAction.Cascade
                    );
                    table.ForeignKey(
                        name: "FK_ClassMembers_Pupils_SchoolId_PupilId",
                        columns: x => new { x.SchoolId, x.PupilId },
                        principalTable: "Pupils",
                        principalColumns: new[] { "SchoolId", "Id" },
                        onDelete: ReferentialAction.Cascade
                    );
                    table.ForeignKey(
                        name: "FK_ClassMembers_Staff_SchoolId_AddedById",
                        columns: x => new { x.SchoolId, x.AddedById },
                        principalTable: "Staff",
                        principalColumns: new[] { "SchoolId", "Id" },
                        onDelete: ReferentialAction.Cascade
                    );
                }
            );

            migrationBuilder.CreateIndex(
                name: "IX_ClassMembers_SchoolId_AddedById",
                table: "ClassMembers",
                columns: new[] { "SchoolId", "AddedById" }
            );

            migrationBuilder.CreateIndex(
                name: "IX_ClassMembers_SchoolId_PupilId",
                table: "ClassMembers",
                columns: new[] { "SchoolId", "PupilId" }
            );
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(name: "ClassMembers");
        }
    }
}
