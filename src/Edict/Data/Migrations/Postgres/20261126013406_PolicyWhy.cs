using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Edict.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class PolicyWhy : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "KeptById",
                table: "Policies",
                type: "uuid",
                nullable: true
            );

            migrationBuilder.AddColumn<string>(
                name: "Why",
                table: "Policies",
                type: "text",
                nullable: true,
                collation: "C"
            );

            migrationBuilder.CreateIndex(
                name: "IX_Policies_SchoolId_KeptById",
                table: "Policies",
                columns: new[] { "SchoolId", "KeptById" }
            );

            migrationBuilder.AddForeignKey(
                name: "FK_Policies_Staff_SchoolId_KeptById",
                table: "Policies",
                columns: new[] { "SchoolId", "KeptById" },
                principalTable: "Staff",
                principalColumns: new[] { "SchoolId", "Id" }
            );
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_Policies_Staff_SchoolId_KeptById",
                table: "Policies"
            );

            migrationBuilder.DropIndex(name: "IX_Policies_SchoolId_KeptById", table: "Policies");

            migrationBuilder.DropColumn(name: "KeptById", table: "Policies");

            migrationBuilder.DropColumn(name: "Why", table: "Policies");
        }
    }
}
