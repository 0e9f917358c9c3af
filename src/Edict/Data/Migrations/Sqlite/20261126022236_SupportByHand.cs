using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Edict.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class SupportByHand : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateOnly>(
                name: "FirstDay",
                table: "VulnerabilityFacts",
                type: "TEXT",
                nullable: true
            );

            migrationBuilder.AddColumn<DateOnly>(
                name: "LastDay",
                table: "VulnerabilityFacts",
                type: "TEXT",
                nullable: true
            );

            migrationBuilder.AddColumn<string>(
                name: "Reason",
                table: "VulnerabilityFacts",
                type: "TEXT",
                nullable: false,
                defaultValue: ""
            );

            migrationBuilder.AddColumn<DateOnly>(
                name: "ReviewOn",
                table: "VulnerabilityFacts",
                type: "TEXT",
                nullable: true
            );

            migrationBuilder.AddColumn<bool>(
                name: "HasNeeds",
                table: "Pupils",
                type: "INTEGER",
                nullable: true
            );

            migrationBuilder.CreateTable(
                name: "Raised",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    SchoolId = table.Column<Guid>(type: "TEXT", nullable: false),
                    PupilId = table.Column<Guid>(type: "TEXT", nullable: false),
                    FacultyId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Line = table.Column<string>(type: "TEXT", nullable: false),
                    RaisedById = table.Column<Guid>(type: "TEXT", nullable: false),
                    RaisedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Outcome = table.Column<string>(type: "TEXT", nullable: true),
                    TakenById = table.Column<Guid>(type: "TEXT", nullable: true),
                    TakenAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Raised", x => new { x.SchoolId, x.Id });
                    table.ForeignKey(
                        name: "FK_Raised_Faculties_SchoolId_FacultyId",
                        columns: x => new { x.SchoolId, x.FacultyId },
                        principalTable: "Faculties",
                        principalColumns: new[] { "SchoolId", "Id" },
                        onDelete: ReferentialAction.Cascade
                    );
                    table.ForeignKey(
                        name: "FK_Raised_Pupils_SchoolId_PupilId",
                        columns: x => new { x.SchoolId, x.PupilId },
                        principalTable: "Pupils",
                        principalColumns: new[] { "SchoolId", "Id" },
                        onDelete: ReferentialAction.Cascade
                    );
                    table.ForeignKey(
                        name: "FK_Raised_Staff_SchoolId_RaisedById",
                        columns: x => new { x.SchoolId, x.RaisedById },
                        principalTable: "Staff",
                        principalColumns: new[] { "SchoolId", "Id" },
                        onDelete: ReferentialAction.Cascade
                    );
                    table.ForeignKey(
                        name: "FK_Raised_Staff_SchoolId_TakenById",
                        columns: x => new { x.SchoolId, x.TakenById },
                        principalTable: "Staff",
                        principalColumns: new[] { "SchoolId", "Id" }
                    );
                }
            );

            migrationBuilder.CreateTable(
                name: "WhatHelps",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    SchoolId = table.Column<Guid>(type: "TEXT", nullable: false),
                    PupilId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Line = table.Column<string>(type: "TEXT", nullable: false),
                    WrittenById = table.Column<Guid>(type: "TEXT", nullable: false),
                    WrittenAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_WhatHelps", x => new { x.SchoolId, x.Id });
                    table.ForeignKey(
                        name: "FK_WhatHelps_Pupils_SchoolId_PupilId",
                        columns: x => new { x.SchoolId, x.PupilId },
                        principalTable: "Pupils",
                        principalColumns: new[] { "SchoolId", "Id" },
                        onDelete: ReferentialAction.Cascade
                    );
                    table.ForeignKey(
                        name: "FK_WhatHelps_Staff_SchoolId_WrittenById",
                        columns: x => new { x.SchoolId, x.WrittenById },
                        principalTable: "Staff",
                        principalColumns: new[] { "SchoolId", "Id" },
                        onDelete: ReferentialAction.Cascade
                    );
                }
            );

            migrationBuilder.CreateIndex(
                name: "IX_Raised_SchoolId_FacultyId",
                table: "Raised",
                columns: new[] { "SchoolId", "FacultyId" }
            );

            migrationBuilder.CreateIndex(
                name: "IX_Raised_SchoolId_PupilId",
                table: "Raised",
                columns: new[] { "SchoolId", "PupilId" }
            );

            migrationBuilder.CreateIndex(
                name: "IX_Raised_SchoolId_RaisedById",
                table: "Raised",
                columns: new[] { "SchoolId", "RaisedById" }
            );

            migrationBuilder.CreateIndex(
                name: "IX_Raised_SchoolId_TakenById",
                table: "Raised",
                columns: new[] { "SchoolId", "TakenById" }
            );

            migrationBuilder.CreateIndex(
                name: "IX_WhatHelps_SchoolId_PupilId",
                table: "WhatHelps",
                columns: new[] { "SchoolId", "PupilId" }
            );

            migrationBuilder.CreateIndex(
                name: "IX_WhatHelps_SchoolId_WrittenById",
                table: "WhatHelps",
                columns: new[] { "SchoolId", "WrittenById" }
            );
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(name: "Raised");

            migrationBuilder.DropTable(name: "WhatHelps");

            migrationBuilder.DropColumn(name: "FirstDay", table: "VulnerabilityFacts");

            migrationBuilder.DropColumn(name: "LastDay", table: "VulnerabilityFacts");

            migrationBuilder.DropColumn(name: "Reason", table: "VulnerabilityFacts");

            migrationBuilder.DropColumn(name: "ReviewOn", table: "VulnerabilityFacts");

            migrationBuilder.DropColumn(name: "HasNeeds", table: "Pupils");
        }
    }
}
