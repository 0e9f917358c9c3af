using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Edict.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class LinksOfLetters : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "SealedLink",
                table: "Outbox",
                type: "TEXT",
                nullable: true
            );
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(name: "SealedLink", table: "Outbox");
        }
    }
}
