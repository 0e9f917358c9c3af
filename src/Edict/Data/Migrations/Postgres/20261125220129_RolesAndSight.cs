using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Edict.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class RolesAndSight : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "AskedById",
                table: "Roles",
                type: "uuid",
                nullable: true
            );

            migrationBuilder.AddColumn<Guid>(
                name: "StandsInForId",
                table: "Roles",
                type: "uuid",
                nullable: true
            );

            migrationBuilder.CreateTable(
                name: "KeptFrom",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    SchoolId = table.Column<Guid>(type: "uuid", nullable: false),
                    StaffId = table.Column<Guid>(type: "uuid", nullable: false),
                    PupilId = table.Column<Guid>(type: "uuid", nullable: false),
                    From = table.Column<DateOnly>(type: "date", nullable: false),
                    To = table.Column<DateOnly>(type: "date", nullable: true),
                    SetById = table.Column<Guid>(type: "uuid", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_KeptFrom", x => new { x.SchoolId, x.Id });
                    table.ForeignKey(
                        name: "FK_KeptFrom_Pupils_SchoolId_PupilId",
                        columns: x => new { x.SchoolId, x.PupilId },
                        principalTable: "Pupils",
                        principalColumns: new[] { "SchoolId", "Id" },
                        onDelete: ReferentialAction.Cascade
                    );
                    table.ForeignKey(
                        name: "FK_KeptFrom_Staff_SchoolId_SetById",
                        columns: x => new { x.SchoolId, x.SetById },
                        principalTable: "Staff",
                        principalColumns: new[] { "SchoolId", "Id" },
                        onDelete: ReferentialAction.Cascade
                    );
                    table.ForeignKey(
                        name: "FK_KeptFrom_Staff_SchoolId_StaffId",
                        columns: x => new { x.SchoolId, x.StaffId },
                        principalTable: "Staff",
                        principalColumns: new[] { "SchoolId", "Id" },
                        onDelete: ReferentialAction.Cascade
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "Restrictions",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    SchoolId = table.Column<Guid>(type: "uuid", nullable: false),
                    PupilId = table.Column<Guid>(type: "uuid", nullable: false),
                    Reason = table.Column<byte>(type: "smallint", nullable: false),
                    From = table.Column<DateOnly>(type: "date", nullable: false),
                    To = table.Column<DateOnly>(type: "date", nullable: true),
                    SetById = table.Column<Guid>(type: "uuid", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Restrictions", x => new { x.SchoolId, x.Id });
                    table.ForeignKey(
                        name: "FK_Restrictions_Pupils_SchoolId_PupilId",
                        columns: x => new { x.SchoolId, x.PupilId },
                        principalTable: "Pupils",
                        principalColumns: new[] { "SchoolId", "Id" },
                        onDelete: ReferentialAction.Cascade
                    );
                    table.ForeignKey(
                        name: "FK_Restrictions_Staff_SchoolId_SetById",
                        columns: x => new { x.SchoolId, x.SetById },
                        principalTable: "Staff",
                        principalColumns: new[] { "SchoolId", "Id" },
                        onDelete: ReferentialAction.Cascade
                    );
                }
            );

            migrationBuilder.CreateIndex(
                name: "IX_Roles_SchoolId_AskedById",
                table: "Roles",
                columns: new[] { "SchoolId", "AskedById" }
            );

            migrationBuilder.CreateIndex(
                name: "IX_Roles_SchoolId_StandsInForId",
                table: "Roles",
                columns: new[] { "SchoolId", "StandsInForId" }
            );

            migrationBuilder.CreateIndex(
                name: "IX_KeptFrom_SchoolId_PupilId",
                table: "KeptFrom",
                columns: new[] { "SchoolId", "PupilId" }
            );

            migrationBuilder.CreateIndex(
                name: "IX_KeptFrom_SchoolId_SetById",
                table: "KeptFrom",
                columns: new[] { "SchoolId", "SetById" }
            );

            migrationBuilder.CreateIndex(
                name: "IX_KeptFrom_SchoolId_StaffId",
                table: "KeptFrom",
                columns: new[] { "SchoolId", "StaffId" }
            );

            migrationBuilder.CreateIndex(
                name: "IX_Restrictions_SchoolId_PupilId",
                table: "Restrictions",
                columns: new[] { "SchoolId", "PupilId" }
            );

            migrationBuilder.CreateIndex(
                name: "IX_Restrictions_SchoolId_SetById",
                table: "Restrictions",
                columns: new[] { "SchoolId", "SetById" }
            );

            migrationBuilder.AddForeignKey(
                name: "FK_Roles_Staff_SchoolId_AskedById",
                table: "Roles",
                columns: new[] { "SchoolId", "AskedById" },
                principalTable: "Staff",
                principalColumns: new[] { "SchoolId", "Id" }
            );

            migrationBuilder.AddForeignKey(
                name: "FK_Roles_Staff_SchoolId_StandsInForId",
                table: "Roles",
                columns: new[] { "SchoolId", "StandsInForId" },
                principalTable: "Staff",
                principalColumns: new[] { "SchoolId", "Id" }
            );
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_Roles_Staff_SchoolId_AskedById",
                table: "Roles"
            );

            migrationBuilder.DropForeignKey(
                name: "FK_Roles_Staff_SchoolId_StandsInForId",
                table: "Roles"
            );

            migrationBuilder.DropTable(name: "KeptFrom");

            migrationBuilder.DropTable(name: "Restrictions");

            migrationBuilder.DropIndex(name: "IX_Roles_SchoolId_AskedById", table: "Roles");

            migrationBuilder.DropIndex(name: "IX_Roles_SchoolId_StandsInForId", table: "Roles");

            migrationBuilder.DropColumn(name: "AskedById", table: "Roles");

            migrationBuilder.DropColumn(name: "StandsInForId", table: "Roles");
        }
    }
}
