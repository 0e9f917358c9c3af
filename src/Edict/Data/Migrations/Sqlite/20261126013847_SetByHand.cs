using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Edict.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class SetByHand : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateOnly>(
                name: "From",
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

            migrationBuilder.AddColumn<DateOnly>(
                name: "To",
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
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(name: "From", table: "VulnerabilityFacts");

            migrationBuilder.DropColumn(name: "Reason", table: "VulnerabilityFacts");

            migrationBuilder.DropColumn(name: "ReviewOn", table: "VulnerabilityFacts");

            migrationBuilder.DropColumn(name: "To", table: "VulnerabilityFacts");

            migrationBuilder.DropColumn(name: "HasNeeds", table: "Pupils");
        }
    }
}
