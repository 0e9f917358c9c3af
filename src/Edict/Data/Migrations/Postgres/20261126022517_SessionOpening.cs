using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Edict.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class SessionOpening : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "SessionOpening",
                columns: table => new
                {
                    SchoolId = table.Column<Guid>(type: "uuid", nullable: false),
                    Session = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    From = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    StaffId = table.Column<Guid>(type: "uuid", nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Subjects = table.Column<int>(type: "integer", nullable: false),
                    Ended = table.Column<string>(type: "text", nullable: false, collation: "C"),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SessionOpening", x => new { x.SchoolId, x.Session });
                    table.ForeignKey(
                        name: "FK_SessionOpening_Sessions_SchoolId_From",
                        columns: x => new { x.SchoolId, x.From },
                        principalTable: "Sessions",
                        principalColumns: new[] { "SchoolId", "Name" },
                        onDelete: ReferentialAction.Cascade
                    );
                    table.ForeignKey(
                        name: "FK_SessionOpening_Sessions_SchoolId_Session",
                        columns: x => new { x.SchoolId, x.Session },
                        principalTable: "Sessions",
                        principalColumns: new[] { "SchoolId", "Name" },
                        onDelete: ReferentialAction.Cascade
                    );
                    table.ForeignKey(
                        name: "FK_SessionOpening_Staff_SchoolId_StaffId",
                        columns: x => new { x.SchoolId, x.StaffId },
                        principalTable: "Staff",
                        principalColumns: new[] { "SchoolId", "Id" },
                        onDelete: ReferentialAction.Cascade
                    );
                }
            );

            migrationBuilder.CreateIndex(
                name: "IX_SessionOpening_SchoolId_From",
                table: "SessionOpening",
                columns: new[] { "SchoolId", "From" }
            );

            migrationBuilder.CreateIndex(
                name: "IX_SessionOpening_SchoolId_StaffId",
                table: "SessionOpening",
                columns: new[] { "SchoolId", "StaffId" }
            );
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(name: "SessionOpening");
        }
    }
}
