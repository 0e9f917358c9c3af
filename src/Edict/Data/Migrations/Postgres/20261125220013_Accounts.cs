using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Edict.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class Accounts : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "Accounts",
                columns: table => new
                {
                    SchoolId = table.Column<Guid>(type: "uuid", nullable: false),
                    StaffId = table.Column<Guid>(type: "uuid", nullable: false),
                    PasswordHash = table.Column<string>(
                        type: "text",
                        nullable: true,
                        collation: "C"
                    ),
                    SecurityStamp = table.Column<string>(
                        type: "text",
                        nullable: false,
                        collation: "C"
                    ),
                    WrongPasswords = table.Column<int>(type: "integer", nullable: false),
                    LockedUntil = table.Column<DateTime>(
                        type: "timestamp with time zone",
                        nullable: true
                    ),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Accounts", x => new { x.SchoolId, x.StaffId });
                    table.ForeignKey(
                        name: "FK_Accounts_Staff_SchoolId_StaffId",
                        columns: x => new { x.SchoolId, x.StaffId },
                        principalTable: "Staff",
                        principalColumns: new[] { "SchoolId", "Id" },
                        onDelete: ReferentialAction.Cascade
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "OutsideIdentities",
                columns: table => new
                {
                    SchoolId = table.Column<Guid>(type: "uuid", nullable: false),
                    Issuer = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    Subject = table.Column<string>(type: "text", nullable: false, collation: "C"),
                    StaffId = table.Column<Guid>(type: "uuid", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey(
                        "PK_OutsideIdentities",
                        x => new
                        {
                            x.SchoolId,
                            x.Issuer,
                            x.Subject,
                        }
                    );
                    table.ForeignKey(
                        name: "FK_OutsideIdentities_Accounts_SchoolId_StaffId",
                        columns: x => new { x.SchoolId, x.StaffId },
                        principalTable: "Accounts",
                        principalColumns: new[] { "SchoolId", "StaffId" },
                        onDelete: ReferentialAction.Cascade
                    );
                }
            );

            migrationBuilder.CreateIndex(
                name: "IX_OutsideIdentities_SchoolId_StaffId_Issuer",
                table: "OutsideIdentities",
                columns: new[] { "SchoolId", "StaffId", "Issuer" },
                unique: true
            );
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(name: "OutsideIdentities");

            migrationBuilder.DropTable(name: "Accounts");
        }
    }
}
